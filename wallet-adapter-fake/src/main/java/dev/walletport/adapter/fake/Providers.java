package dev.walletport.adapter.fake;

import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The providers that the fake knows, each with its rules for one-time passwords. */
final class Providers {

  private static final List<WalletProvider> KNOWN = List.of(
      WalletProvider.MOBIKWIK,
      WalletProvider.PAYTM,
      WalletProvider.FREECHARGE,
      WalletProvider.OLAMONEY,
      WalletProvider.AMAZONPAY,
      WalletProvider.LAZYPAY,
      WalletProvider.SIMPL,
      WalletProvider.TWID);

  private final Map<WalletProvider, OtpPolicy> policies = new ConcurrentHashMap<>();

  Providers() {
    KNOWN.forEach(provider -> policies.put(provider, OtpPolicy.of(provider)));
  }

  Providers copy() {
    Providers copy = new Providers();
    copy.policies.putAll(policies);
    return copy;
  }

  void setPolicy(WalletProvider provider, OtpPolicy policy) {
    policies.put(provider, policy);
  }

  boolean knows(WalletProvider provider) {
    return policies.containsKey(provider);
  }

  /** All that are known, by name. */
  List<WalletProvider> list() {
    return policies.keySet().stream()
        .sorted(Comparator.comparing(WalletProvider::code))
        .toList();
  }

  /** The rules of a provider that is known. */
  OtpPolicy policy(WalletProvider provider) {
    return Option.of(policies.get(provider))
        .getOrElseThrow(() -> new IllegalStateException(provider + " is not known"));
  }
}
