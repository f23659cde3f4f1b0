package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The customer's wallets at one provider, brought into the state that a question needs. */
final class WalletPreparation {

  private final WalletCalls calls;
  private final ProbeEnvironment surroundings;
  private final Target target;
  private final ResponseLog log;

  WalletPreparation(
      WalletCalls calls, ProbeEnvironment surroundings, Target target, ResponseLog log) {
    this.calls = calls;
    this.surroundings = surroundings;
    this.target = target;
    this.log = log;
  }

  WalletCalls calls() {
    return calls;
  }

  ProbeEnvironment surroundings() {
    return surroundings;
  }

  /** All responses of the run. */
  List<ProbeResponse> responses() {
    return log.all();
  }

  /** A linked wallet at the provider; sends no command. */
  Either<String, String> findLinked() {
    return find(wallet -> linked(wallet).equals("true"), "no linked wallet");
  }

  /** An unlinked wallet at the provider; sends no command. */
  Either<String, String> findUnlinked() {
    return find(wallet -> linked(wallet).equals("false"), "no unlinked wallet");
  }

  private static String linked(JsonNode wallet) {
    return wallet.path("linked").asText();
  }

  private Either<String, String> find(Predicate<JsonNode> state, String none) {
    ProbeResponse list = calls.list();
    return list.isSuccess()
        ? first(list, state).toEither(none + " at " + target.provider())
        : Outcome.undecided("list", list);
  }

  private Option<String> first(ProbeResponse list, Predicate<JsonNode> state) {
    return Option.ofOptional(list.wallets().stream()
            .filter(wallet -> wallet.path("wallet").asText().equals(target.provider()))
            .filter(state)
            .findFirst())
        .flatMap(wallet -> ProbeResponse.text(wallet, "id"));
  }

  /**
   * An unlinked wallet at the provider: there is one, or a linked one is delinked, or one opened.
   */
  Either<String, String> unlinked() {
    ProbeResponse list = calls.list();
    return list.isSuccess() ? unlinked(list) : Outcome.undecided("list", list);
  }

  private Either<String, String> unlinked(ProbeResponse list) {
    return first(list, wallet -> linked(wallet).equals("false"))
        .<Either<String, String>>map(Either::right)
        .getOrElse(() -> first(list, wallet -> linked(wallet).equals("true"))
            .fold(this::opened, this::delinked));
  }

  /** A wallet that has just been delinked; if none is linked, an unlinked one. */
  Either<String, String> unlinkedAfterDelink() {
    return findLinked().fold(none -> unlinked(), this::delinked);
  }

  private Either<String, String> delinked(String wallet) {
    ProbeResponse response = calls.delink(wallet);
    return response.isUnlinked() ? Either.right(wallet) : Outcome.undecided("delink", response);
  }

  private Either<String, String> opened() {
    ProbeResponse response = calls.create();
    return response.isUnlinked()
        ? response.id().toEither("create: no id")
        : Outcome.undecided("create", response);
  }

  /**
   * Has an OTP sent. A request that was refused because it came too soon is followed by another one
   * after the wait.
   *
   * @return the response that sent it
   */
  Either<String, ProbeResponse> sendOtp(String wallet) {
    ProbeResponse first = calls.authenticate(wallet);
    Duration wait = Pacing.wait(first);
    if (!Pacing.isTooSoon(first) || !Pacing.isBearable(wait)) {
      return sent(first);
    }
    surroundings.pause(wait);
    return sent(calls.authenticate(wallet));
  }

  private static Either<String, ProbeResponse> sent(ProbeResponse response) {
    return response.isWallet()
        ? Either.right(response)
        : Outcome.undecided("authenticate", response);
  }

  /** Has an OTP sent, and reads it. */
  Either<String, String> otp(String wallet) {
    return sendOtp(wallet).flatMap(sent -> surroundings.otp(wallet).toEither("no OTP was typed"));
  }
}
