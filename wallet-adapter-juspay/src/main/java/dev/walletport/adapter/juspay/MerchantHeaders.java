package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.HeaderFields;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/** The headers of a merchant's calls, put together anew only when its key has changed. */
final class MerchantHeaders {

  private final JuspayMerchant merchant;
  private volatile @Nullable Keyed last;

  MerchantHeaders(JuspayMerchant merchant) {
    this.merchant = merchant;
  }

  /** The merchant's name. */
  String name() {
    return merchant.name();
  }

  /** Asks for the key; answers why there is none, by the class of what the host threw. */
  Either<String, Keyed> current() {
    try {
      JuspayApiKey key = merchant.currentKey();
      return key == null ? Either.left("no API key") : Either.right(keyed(key));
    } catch (Throwable t) { // The host's code, of which a message might quote the key.
      if (t instanceof InterruptedException) { // Some languages throw it without a declaration.
        Thread.currentThread().interrupt();
      }
      return Either.left("no API key: " + className(t));
    }
  }

  /** Without its package; an anonymous class has no simple name. */
  private static String className(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private Keyed keyed(JuspayApiKey key) {
    Keyed known = last;
    if (known != null && known.apiKey.equals(key)) {
      return known;
    }
    Keyed made = new Keyed(merchant.name(), key, headers(key));
    last = made;
    return made;
  }

  private HeaderFields headers(JuspayApiKey key) {
    HeaderFields headers = HeaderFields.none().with("Authorization", key.basicCredentials());
    HeaderFields named = with(headers, "x-merchantid", merchant.merchantId());
    return with(named, "version", merchant.apiVersion());
  }

  private static HeaderFields with(HeaderFields headers, String name, Option<String> value) {
    return value.map(text -> headers.with(name, text)).getOrElse(headers);
  }

  /**
   * Headers and the key in them, which a call keeps to its end.
   *
   * @param merchant whose they are, by name
   * @param apiKey the key
   * @param fields the headers
   */
  record Keyed(String merchant, JuspayApiKey apiKey, HeaderFields fields) {
    @Override
    public String toString() {
      return "Keyed(" + merchant + ", hidden)";
    }
  }
}
