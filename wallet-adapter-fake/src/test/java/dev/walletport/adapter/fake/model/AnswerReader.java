package dev.walletport.adapter.fake.model;

import dev.walletport.domain.Balance;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Puts a gateway's answer into the model's words. */
final class AnswerReader {

  private final List<WalletId> ids;
  private final Instant now;

  /**
   * Reads answers.
   *
   * @param ids the wallets by their numbers
   * @param now the provider's time after the call, from which waits count
   */
  AnswerReader(List<WalletId> ids, Instant now) {
    this.ids = ids;
    this.now = now;
  }

  /** The tokens are numbered from 0, as a gateway does not tell a model's numbers. */
  ModelAnswer read(Either<WalletFailure, ?> answer) {
    return answer.fold(this::failure, value -> ModelAnswer.yes(value(value), tokens(answer)));
  }

  private static List<Integer> tokens(Either<WalletFailure, ?> answer) {
    return Collections.nCopies(tokensIn(answer).size(), 0);
  }

  /** The tokens of an answer, in their order. */
  static List<DebitToken> tokensIn(Either<WalletFailure, ?> answer) {
    return answer.fold(
        failure -> failure instanceof NotInThisState state ? tokens(state.account()) : List.of(),
        AnswerReader::tokensOf);
  }

  private static List<DebitToken> tokensOf(Object value) {
    return value instanceof WalletList list
        ? list.wallets().stream().flatMap(one -> tokens(one).stream()).toList()
        : tokens((WalletAccount) value);
  }

  private static List<DebitToken> tokens(WalletAccount account) {
    return account.fold(unlinked -> List.of(), linked -> linked.funds().token().toJavaList());
  }

  private String value(Object value) {
    return value instanceof WalletList list ? list(list) : account((WalletAccount) value);
  }

  private String list(WalletList list) {
    String shown = String.join(" ", list.wallets().stream().map(this::account).toList());
    return list.unreadable() == 0 ? shown : shown + " and unreadable ones";
  }

  private String account(WalletAccount account) {
    int number = ids.indexOf(account.id());
    return account.fold(
        unlinked -> AnswerWords.unlinked(number, unlinked.provider()),
        linked -> linked(number, linked));
  }

  private static String linked(int number, Linked linked) {
    return AnswerWords.linked(number, linked.provider())
        + linked.funds().balance().map(AnswerReader::balance).getOrElse("")
        + AnswerWords.token(linked.funds().token().map(DebitToken::issuedAt));
  }

  private static String balance(Balance balance) {
    return AnswerWords.balance(balance.amount(), balance.readAt().getOrElse(Instant.MIN));
  }

  private ModelAnswer failure(WalletFailure failure) {
    return new ModelAnswer(failure.kind(), words(failure), wait(failure), tokensOf(failure));
  }

  private static List<Integer> tokensOf(WalletFailure failure) {
    return tokens(Either.left(failure));
  }

  private String words(WalletFailure failure) {
    if (failure instanceof NotInThisState other) {
      return account(other.account());
    }
    if (failure instanceof OutcomeUnknown unknown) {
      return AnswerWords.unknown(unknown.operation(), unknown.sentAt());
    }
    if (failure instanceof OtpRejected rejected
        && rejected.rejection() instanceof OtpRejection.Wrong wrong) {
      return guesses(wrong);
    }
    return failure instanceof Refused refused ? refused.code() : "";
  }

  private static String guesses(OtpRejection.Wrong wrong) {
    return wrong.guessesLeft().map(AnswerWords::guesses).getOrElse(AnswerWords.NO_COUNT);
  }

  private Option<Duration> wait(WalletFailure failure) {
    if (failure instanceof Throttled throttled) {
      return throttled.retryAfter();
    }
    if (failure instanceof AccountLocked locked) {
      return locked.until().map(this::until);
    }
    return failure instanceof OtpRejected rejected
            && rejected.rejection() instanceof OtpRejection.TooSoon soon
        ? Option.some(until(soon.notBefore()))
        : Option.none();
  }

  private Duration until(Instant then) {
    return Duration.between(now, then);
  }
}
