package dev.walletport.adapter.fake;

import static dev.walletport.adapter.fake.DelegatingGateway.hidingNotFound;

import dev.walletport.domain.Balance;
import dev.walletport.domain.Customer;
import dev.walletport.domain.Funds;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Broken rules of finding, listing and refreshing. */
final class ReadMutants {

  private ReadMutants() {}

  static List<Mutant> list() {
    return List.of(
        Mutant.gateway(
            "does not tell an unknown wallet from an unreachable one on find",
            "Reading.a_wallet_that_does_not_exist_is_not_found",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
                return hidingNotFound(super.find(customer, wallet));
              }
            }),
        Mutant.gateway(
            "does not find a customer without wallets",
            "Reading.the_list_of_a_customer_without_wallets_is_empty",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return super.list(customer)
                    .filterOrElse(
                        list -> !list.wallets().isEmpty(),
                        none -> new CustomerNotFound(customer.id()));
              }
            }),
        Mutant.gateway(
            "lists the linked wallets alone",
            "Reading.the_list_shows_every_wallet_in_its_state",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return super.list(customer).map(ReadMutants::linkedOnly);
              }
            }),
        Mutant.gateway(
            "lists every wallet as unlinked",
            "Reading.the_list_shows_every_wallet_in_its_state",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return super.list(customer).map(ReadMutants::allUnlinked);
              }
            }),
        Mutant.gateway(
            "lists the newest wallet first",
            "Reading.the_list_shows_every_wallet_in_its_state",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return super.list(customer).map(ReadMutants::reversed);
              }
            }),
        Mutant.gateway(
            "lists the wallets of other customers",
            "Reading.the_list_shows_no_wallet_of_another_customer",
            wallets -> new DelegatingGateway(wallets) {
              private final Set<Customer> customers = new LinkedHashSet<>();

              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                customers.add(customer);
                return super.create(customer, newWallet);
              }

              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return Either.right(WalletList.of(customers.stream()
                    .flatMap(one -> super.list(one).get().wallets().stream())
                    .toList()));
              }
            }),
        Mutant.gateway(
            "lists no wallets for a stranger",
            "Reading.the_list_of_a_customer_who_does_not_exist_is_not_found",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return super.list(customer).orElse(Either.right(WalletList.of(List.of())));
              }
            }),
        Mutant.gateway(
            "refreshes no balance",
            "Refreshing.brings_the_balance_as_of_now",
            wallets -> new DelegatingGateway(wallets) {
              private final Map<WalletId, Linked> known = new HashMap<>();

              @Override
              public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
                return super.refresh(customer, wallet)
                    .map(fresh -> known.getOrDefault(wallet, fresh));
              }

              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return super.link(customer, wallet, otp).peek(linked -> known.put(wallet, linked));
              }
            }),
        Mutant.gateway(
            "does not tell when a balance was read",
            "Refreshing.brings_the_balance_as_of_now",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
                return super.refresh(customer, wallet).map(ReadMutants::timeless);
              }
            }),
        Mutant.gateway(
            "lists balances that were not refreshed",
            "Refreshing.is_what_makes_a_list_show_a_newer_balance",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return super.refreshAll(customer);
              }
            }),
        Mutant.gateway(
            "refreshes no list",
            "Refreshing.is_what_makes_a_list_show_a_newer_balance",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
                return super.list(customer);
              }
            }),
        Mutant.gateway(
            "does not find an unlinked wallet to refresh",
            "Refreshing.of_an_unlinked_wallet_shows_it_unlinked",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
                return super.refresh(customer, wallet)
                    .mapLeft(failure -> new WalletNotFound(wallet));
              }
            }),
        Mutant.gateway(
            "does not tell an unknown wallet from an unreachable one on refresh",
            "Refreshing.of_a_wallet_that_does_not_exist_is_not_found",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
                return hidingNotFound(super.refresh(customer, wallet));
              }
            }),
        Mutant.gateway(
            "refreshes the linked wallets alone",
            "Refreshing.all_wallets_leaves_the_unlinked_ones_unlinked",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
                return super.refreshAll(customer).map(ReadMutants::linkedOnly);
              }
            }),
        Mutant.gateway(
            "refreshes no wallets of a stranger",
            "Refreshing.all_wallets_of_a_customer_who_does_not_exist_is_not_found",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
                return super.refreshAll(customer).orElse(Either.right(WalletList.of(List.of())));
              }
            }));
  }

  private static WalletList linkedOnly(WalletList list) {
    return WalletList.of(
        list.wallets().stream().filter(Linked.class::isInstance).toList());
  }

  private static WalletList allUnlinked(WalletList list) {
    return WalletList.of(list.wallets().stream()
        .map(wallet -> wallet.<WalletAccount>fold(unlinked -> unlinked, Linked::delinked))
        .toList());
  }

  private static WalletList reversed(WalletList list) {
    List<WalletAccount> reversed = new ArrayList<>(list.wallets());
    Collections.reverse(reversed);
    return WalletList.of(reversed);
  }

  private static Linked timeless(Linked linked) {
    Option<Balance> balance =
        linked.funds().balance().map(known -> new Balance(known.amount(), Option.none()));
    return linked.refreshed(new Funds(linked.funds().token(), balance, List.of()));
  }
}
