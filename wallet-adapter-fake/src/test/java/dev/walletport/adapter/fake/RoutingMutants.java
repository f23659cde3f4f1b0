package dev.walletport.adapter.fake;

import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;
import java.util.List;

/** Broken rules of the routing id. */
final class RoutingMutants {

  private RoutingMutants() {}

  static List<Mutant> list() {
    return List.of(
        Mutant.gateway(
            "routes guests by their customer id",
            "The_routing_id.of_a_guest_is_the_sessions_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
                return super.find(Customer.registered(customer.id()), wallet);
              }
            }),
        Mutant.gateway(
            "changes the routing id on create",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                return super.create(elsewhere(customer), newWallet);
              }
            }),
        Mutant.gateway(
            "changes the routing id on requestOtp",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> requestOtp(
                  Customer customer, WalletId wallet) {
                return super.requestOtp(elsewhere(customer), wallet);
              }
            }),
        Mutant.gateway(
            "changes the routing id on link",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return super.link(elsewhere(customer), wallet, otp);
              }
            }),
        Mutant.gateway(
            "changes the routing id on delink",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
                return super.delink(elsewhere(customer), wallet);
              }
            }),
        Mutant.gateway(
            "changes the routing id on find",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
                return super.find(elsewhere(customer), wallet);
              }
            }),
        Mutant.gateway(
            "changes the routing id on list",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return super.list(elsewhere(customer));
              }
            }),
        Mutant.gateway(
            "changes the routing id on refresh",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
                return super.refresh(elsewhere(customer), wallet);
              }
            }),
        Mutant.gateway(
            "changes the routing id on refreshAll",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
                return super.refreshAll(elsewhere(customer));
              }
            }),
        Mutant.gateway(
            "changes the routing id on changeMobileNumber",
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> changeMobileNumber(
                  Customer customer, WalletId wallet, MobileNumber number) {
                return super.changeMobileNumber(elsewhere(customer), wallet, number);
              }
            }));
  }

  private static Customer elsewhere(Customer customer) {
    return Customer.guest(customer.id(), RoutingId.of("elsewhere"));
  }
}
