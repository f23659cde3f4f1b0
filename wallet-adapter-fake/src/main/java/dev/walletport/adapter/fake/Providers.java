package dev.walletport.adapter.fake;

import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The providers that the fake knows, each with its rules for one-time passwords; immutable. */
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

  private final Map<WalletProvider, OtpPolicy> policies;
  private final Map<WalletProvider, ProviderWording> wordings;

  private Providers(
      Map<WalletProvider, OtpPolicy> policies, Map<WalletProvider, ProviderWording> wordings) {
    this.policies = policies;
    this.wordings = wordings;
  }

  /** Those that are known from the start. */
  static Providers known() {
    return new Providers(
        KNOWN.stream().collect(Collectors.toUnmodifiableMap(one -> one, OtpPolicy::of)), Map.of());
  }

  /** The same, with other rules for one provider, which may be new. */
  Providers with(WalletProvider provider, OtpPolicy policy) {
    return new Providers(with(policies, provider, policy), wordings);
  }

  /** The same, with another wording for one provider, which need not be known. */
  Providers with(WalletProvider provider, ProviderWording wording) {
    return new Providers(policies, with(wordings, provider, wording));
  }

  private static <T> Map<WalletProvider, T> with(
      Map<WalletProvider, T> all, WalletProvider provider, T value) {
    Map<WalletProvider, T> changed = new HashMap<>(all);
    changed.put(provider, value);
    return Map.copyOf(changed);
  }

  ProviderWording wording(WalletProvider provider) {
    return Option.of(wordings.get(provider)).getOrElse(() -> ProviderWording.of(provider));
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
