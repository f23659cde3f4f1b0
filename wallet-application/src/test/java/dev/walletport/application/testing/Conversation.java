package dev.walletport.application.testing;

import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The answers of a series of calls, and the secrets that were in the calls and the answers. */
final class Conversation {

  private final List<Pattern> secrets = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();

  /** Adds a secret; it is not found as a part of a longer word or number. */
  void addSecret(String secret) {
    secrets.add(Pattern.compile("(?<![0-9a-zA-Z])" + Pattern.quote(secret) + "(?![0-9a-zA-Z])"));
  }

  void addAnswer(Either<WalletFailure, ?> answer) {
    answers.add(answer.toString());
  }

  /** The answers as they are printed. */
  List<String> answers() {
    return answers;
  }

  boolean leaksInto(String text) {
    return secrets.stream().anyMatch(secret -> secret.matcher(text).find());
  }
}
