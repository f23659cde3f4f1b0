package dev.walletport.adapter.fake.model;

import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;

/** The words for what an answer shows, the same for a model's and for a gateway's. */
final class AnswerWords {

  /** Where it is not told how many guesses are left. */
  static final String NO_COUNT = "guesses left: not told";

  private AnswerWords() {}

  static String unlinked(int number, WalletProvider provider) {
    return "wallet " + number + " " + provider + " unlinked;";
  }

  static String linked(int number, WalletProvider provider) {
    return "wallet " + number + " " + provider + " linked";
  }

  static String balance(BigDecimal amount, Instant readAt) {
    return " with " + amount.stripTrailingZeros().toPlainString() + " read at " + readAt;
  }

  static String token(Option<Instant> issuedAt) {
    return issuedAt.map(at -> " token of " + at).getOrElse(" no token") + ";";
  }

  static String guesses(int left) {
    return "guesses left: " + left;
  }

  static String unknown(WalletOperation operation, Instant sentAt) {
    return operation + " sent at " + sentAt;
  }
}
