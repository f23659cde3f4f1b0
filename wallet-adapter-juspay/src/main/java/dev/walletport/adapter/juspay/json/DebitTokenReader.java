package dev.walletport.adapter.juspay.json;

import dev.walletport.domain.DebitToken;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Debit tokens: opaque texts of visible ASCII characters.
 *
 * <p>Every page and sample shows {@code tok_}, {@code tk_} or {@code tkn_} with letters and digits
 * behind it (section 3 of the wire contract), and the host sends a token on in a form or a header.
 * A text with a space, a control character, anything beyond ASCII or half a surrogate pair is
 * therefore none, and the wallet is linked without a token: its next read brings another.
 */
final class DebitTokenReader {

  private DebitTokenReader() {}

  /** Reads a token; null, the empty text and what is unreadable are none. */
  static Option<DebitToken> read(@Nullable String text, Instant issuedAt) {
    return text == null || text.isEmpty() || !isVisible(text)
        ? Option.none()
        : Option.some(DebitToken.of(text, issuedAt));
  }

  private static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
