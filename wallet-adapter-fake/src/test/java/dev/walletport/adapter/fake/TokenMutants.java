package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.domain.Customer;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Funds;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Broken rules of debit tokens. */
final class TokenMutants {

  private TokenMutants() {}

  static List<Mutant> list() {
    return List.of(
        Mutant.provider(
            "debits a token again and again",
            "A_debit_token.is_used_once",
            wallets -> new FakeProviderSide(wallets) {
              private final Set<String> used = new HashSet<>();

              @Override
              public boolean debit(DebitToken token) {
                return super.debit(token)
                    ? used.add(token.reveal())
                    : used.contains(token.reveal());
              }
            }),
        Mutant.provider(
            "debits no token",
            "A_debit_token.is_used_once",
            wallets -> new FakeProviderSide(wallets) {
              @Override
              public boolean debit(DebitToken token) {
                return false;
              }
            }),
        Mutant.gateway(
            "hands out the same token with every read",
            "A_debit_token.is_fresh_with_every_read",
            wallets -> new DelegatingGateway(wallets) {
              private Funds first = Funds.unknown();

              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return super.link(customer, wallet, otp).peek(linked -> first = linked.funds());
              }

              @Override
              public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
                return super.find(customer, wallet)
                    .map(account ->
                        account.fold(unlinked -> unlinked, linked -> linked.refreshed(first)));
              }
            }),
        Mutant.gateway(
            "hands out tokens that no provider issued",
            "A_debit_token.is_fresh_with_every_read",
            wallets -> new DelegatingGateway(wallets) {
              private Linked forged(Linked linked) {
                DebitToken forged = DebitToken.of("tok_forged", wallets.clock().instant());
                return linked.refreshed(
                    new Funds(Option.some(forged), linked.funds().balance(), List.of()));
              }

              @Override
              public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
                return super.find(customer, wallet)
                    .map(account -> account.fold(unlinked -> unlinked, this::forged));
              }
            }),
        Mutant.gateway(
            "gives a token a longer life than it has",
            "A_debit_token.is_issued_at_the_time_of_the_call",
            wallets -> new DelegatingGateway(wallets) {
              private Linked later(Linked linked) {
                Funds funds = linked.funds();
                Option<DebitToken> later = funds
                    .token()
                    .map(token -> DebitToken.of(token.reveal(), token.issuedAt().plusSeconds(1)));
                return linked.refreshed(new Funds(later, funds.balance(), List.of()));
              }

              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return super.link(customer, wallet, otp).map(this::later);
              }
            }),
        Mutant.provider(
            "lets no token die of age",
            "A_debit_token.cannot_be_used_once_it_has_expired",
            wallets -> new FakeProviderSide(wallets) {
              private final Set<String> used = new HashSet<>();

              @Override
              public boolean debit(DebitToken token) {
                return super.debit(token) || (!token.usableAt(now()) && used.add(token.reveal()));
              }
            }),
        Mutant.provider(
            "lets a token die a millisecond early",
            "A_debit_token.cannot_be_used_once_it_has_expired",
            wallets -> new FakeProviderSide(wallets) {
              @Override
              public boolean debit(DebitToken token) {
                return token.usableAt(now().plusMillis(1)) && super.debit(token);
              }
            }),
        Mutant.provider(
            "lets a token outlive the delinking",
            "A_debit_token.cannot_be_used_once_the_wallet_is_delinked",
            wallets -> new FakeProviderSide(wallets) {
              private final Set<String> used = new HashSet<>();

              @Override
              public boolean debit(DebitToken token) {
                return (super.debit(token) || token.usableAt(now())) && used.add(token.reveal());
              }
            }),
        Mutant.provider(
            "revives a token when its wallet is linked again",
            "A_debit_token.cannot_be_used_after_the_wallet_is_linked_again",
            wallets -> new FakeProviderSide(wallets) {
              private final Set<String> used = new HashSet<>();

              @Override
              public boolean debit(DebitToken token) {
                return super.debit(token)
                    || (wallets().inbox().messages().size() > 1
                        && token.usableAt(now())
                        && used.add(token.reveal()));
              }
            }));
  }
}
