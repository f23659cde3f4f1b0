package dev.walletport.adapter.juspay;

import dev.walletport.domain.WalletProvider;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that providers put before their codes: their own name, or a short form of it. */
final class ProviderPrefixes {

  private static final Map<ErrorCodeWords, WalletProvider> KNOWN = Stream.concat(
          Stream.of(
                  WalletProvider.MOBIKWIK,
                  WalletProvider.PAYTM,
                  WalletProvider.FREECHARGE,
                  WalletProvider.OLAMONEY,
                  WalletProvider.AMAZONPAY,
                  WalletProvider.LAZYPAY,
                  WalletProvider.SIMPL,
                  WalletProvider.TWID,
                  WalletProvider.of("PHONEPE"),
                  WalletProvider.of("PAYPAL"),
                  WalletProvider.of("GOPAY"),
                  WalletProvider.of("DANA"),
                  WalletProvider.of("OVO"),
                  WalletProvider.of("AIRTEL_MONEY"),
                  WalletProvider.of("JIOMONEY"))
              .map(provider -> Map.entry(provider.code(), provider)),
          Stream.of(
              Map.entry("LP", WalletProvider.LAZYPAY),
              Map.entry("MBK", WalletProvider.MOBIKWIK),
              Map.entry("FC", WalletProvider.FREECHARGE),
              Map.entry("OLA", WalletProvider.OLAMONEY),
              Map.entry("AMAZON", WalletProvider.AMAZONPAY),
              Map.entry("TWID", WalletProvider.TWID)))
      .collect(Collectors.toUnmodifiableMap(
          entry -> ErrorCodeWords.of(entry.getKey()), Map.Entry::getValue));

  private ProviderPrefixes() {}

  static boolean isPrefix(ErrorCodeWords words) {
    return KNOWN.containsKey(words);
  }

  /**
   * Tells whether a code begins as those of a provider do; one that is unknown here by its name.
   */
  static boolean begins(ErrorCodeWords code, WalletProvider provider) {
    return code.startsWith(ErrorCodeWords.of(provider.code()))
        || KNOWN.entrySet().stream()
            .anyMatch(
                entry -> entry.getValue().equals(provider) && code.startsWith(entry.getKey()));
  }
}
