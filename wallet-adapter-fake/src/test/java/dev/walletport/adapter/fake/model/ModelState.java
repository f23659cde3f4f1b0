package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that a snapshot keeps. */
final class ModelState {

  private static final List<WalletProvider> PROVIDERS = List.of(
      WalletProvider.MOBIKWIK,
      WalletProvider.PAYTM,
      WalletProvider.FREECHARGE,
      WalletProvider.OLAMONEY,
      WalletProvider.AMAZONPAY,
      WalletProvider.LAZYPAY,
      WalletProvider.SIMPL,
      WalletProvider.TWID);

  Instant now = FakeClock.START;
  final Map<String, ModelCustomer> customers = new TreeMap<>();
  final List<ModelWallet> wallets = new ArrayList<>();
  final Map<WalletProvider, ModelRules> rules = new HashMap<>();
  final ModelTokens tokens;
  final List<String> journal = new ArrayList<>();

  private ModelState(ModelTokens tokens) {
    this.tokens = tokens;
  }

  static ModelState initial() {
    ModelState state = new ModelState(new ModelTokens());
    PROVIDERS.forEach(one -> state.rules.put(one, ModelRules.of(OtpPolicy.of(one))));
    return state;
  }

  ModelState copy() {
    ModelState copy = new ModelState(tokens.copy());
    copy.now = now;
    copy.rules.putAll(rules);
    copy.journal.addAll(journal);
    customers.forEach((id, customer) -> copy.customers.put(id, customer.copy()));
    wallets.forEach(wallet -> copy.wallets.add(wallet.copyOf(copy.same(wallet.owner))));
    return copy;
  }

  private ModelCustomer same(ModelCustomer customer) {
    return customer(customer.customer.id()).get();
  }

  Option<ModelCustomer> customer(CustomerId id) {
    return Option.of(customers.get(id.value()));
  }

  Option<ModelWallet> wallet(int number) {
    return Option.when(number >= 0 && number < wallets.size(), () -> wallets.get(number));
  }

  ModelRules rulesOf(WalletProvider provider) {
    return Objects.requireNonNull(rules.get(provider), "a known provider");
  }

  Stream<ModelWallet> walletsOf(ModelCustomer owner) {
    return wallets.stream().filter(wallet -> wallet.owner == owner);
  }

  /**
   * The instants to come at which something ends or begins to be allowed, in order; of all tokens
   * the first one's end.
   */
  List<Instant> borders() {
    return Stream.of(
            wallets.stream().flatMap(ModelState::bordersOf),
            customers.values().stream().flatMap(one -> one.locks.values().stream()),
            tokens.ends().filter(now::isBefore).sorted().limit(1))
        .flatMap(all -> all)
        .filter(now::isBefore)
        .sorted()
        .distinct()
        .toList();
  }

  private static Stream<Instant> bordersOf(ModelWallet wallet) {
    return wallet.otp.toJavaStream().flatMap(otp -> Stream.of(otp.nextAt(), otp.endsAt()));
  }
}
