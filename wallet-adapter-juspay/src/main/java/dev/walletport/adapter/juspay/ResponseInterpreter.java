package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.RefusalHandling.WrongState;
import dev.walletport.adapter.juspay.http.Response;
import dev.walletport.adapter.juspay.json.ErrorBody;
import dev.walletport.adapter.juspay.json.UnreadableResponseException;
import dev.walletport.adapter.juspay.json.WalletJsonReader;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls and tells what their responses mean for what was asked.
 *
 * <table>
 * <caption>The effect of what comes back</caption>
 * <tr><th>what came back<th>a command<th>a read
 * <tr><td>nothing, and nothing had left<td>unavailable<td>unavailable
 * <tr><td>nothing whole<td>outcome unknown<td>unavailable
 * <tr><td>200 or 201, readable<td>what it says<td>what it says
 * <tr><td>any 2xx that is an error and no wallet<td>a definite no, by {@link ErrorTable}<td>the same
 * <tr><td>200 or 201, unreadable or of another wallet<td>outcome unknown<td>protocol violation
 * <tr><td>408, 5xx<td>outcome unknown<td>unavailable
 * <tr><td>any other 4xx<td>a definite no, by {@link ErrorTable}<td>the same
 * <tr><td>anything else, a redirect among it<td>outcome unknown<td>protocol violation
 * </table>
 */
final class ResponseInterpreter {

  private static final Logger LOG = LoggerFactory.getLogger(ResponseInterpreter.class);

  private final RetryingSender sender;
  private final CallRunner runner;
  private final InstantSource clock;
  private final AttemptReporter reporter;

  /**
   * Interprets the responses to what a sender sends.
   *
   * @param clock tells when a response came, from which its waits count
   */
  ResponseInterpreter(
      RetryingSender sender, CallRunner runner, InstantSource clock, AttemptReporter reporter) {
    this.sender = sender;
    this.runner = runner;
    this.clock = clock;
    this.reporter = reporter;
  }

  /** Tells whether a close has begun. */
  boolean isClosed() {
    return sender.isClosed();
  }

  /** Waits between two calls; the begin of a close ends the wait. */
  void pause(Duration duration) throws InterruptedException {
    sender.pause(duration);
  }

  /** Asks about one wallet. */
  <T> Either<WalletFailure, T> account(WalletCall call, Meaning<T> meaning) {
    return runner.run(
        call,
        ongoing -> told(
            ongoing,
            answer(ongoing, response -> meaning.of(ongoing, theOneAskedFor(ongoing, response)))));
  }

  /** Asks about all wallets of a customer. */
  Either<WalletFailure, WalletList> list(WalletCall call) {
    return runner.run(call, ongoing -> told(ongoing, list(ongoing)));
  }

  private Either<WalletFailure, WalletList> list(OngoingCall ongoing) {
    return answer(
        ongoing,
        response -> Either.right(WalletJsonReader.list(response.body(), ongoing.began(), ongoing)));
  }

  private static WalletAccount theOneAskedFor(OngoingCall ongoing, Response response)
      throws UnreadableResponseException {
    WalletAccount account = WalletJsonReader.wallet(response.body(), ongoing.began(), ongoing);
    UnreadableResponseException.require(
        ongoing.call().wallet().forAll(account.id()::equals),
        "the response is about another wallet");
    return account;
  }

  private <T> Either<WalletFailure, T> answer(OngoingCall ongoing, Reading<T> reading) {
    return sender
        .send(ongoing)
        .fold(
            answered -> traced(ongoing, answered.response(), reading),
            lost -> Either.left(lost(ongoing, lost.reason())),
            notSent -> Either.left(new Unavailable(notSent.reason())));
  }

  /** A failure keeps the code and the request id by which Juspay can find it again. */
  private <T> Either<WalletFailure, T> traced(
      OngoingCall ongoing, Response response, Reading<T> reading) {
    return replied(ongoing, response, reading)
        .mapLeft(failure ->
            isTraced(failure) ? failure : failure.withTrace(ResponseTrace.of(ongoing, response)));
  }

  private static boolean isTraced(WalletFailure failure) {
    return !failure.trace().equals(ProviderTrace.none());
  }

  private <T> Either<WalletFailure, T> replied(
      OngoingCall ongoing, Response response, Reading<T> reading) {
    if (isSuccess(response.status())) {
      return read(ongoing, response, reading);
    }
    if (isRefusal(response.status())) {
      return Either.left(refused(ongoing, response));
    }
    String status = "HTTP " + response.status();
    if (isOtherSuccess(response.status())) {
      return Either.left(noAnswer(ongoing, response, status));
    }
    return Either.left(
        isFailure(response.status()) ? lost(ongoing, status) : untrusted(ongoing, status));
  }

  private <T> Either<WalletFailure, T> read(
      OngoingCall ongoing, Response response, Reading<T> reading) {
    try {
      return reading.read(response);
    } catch (UnreadableResponseException e) {
      return Either.left(noAnswer(ongoing, response, String.valueOf(e.getMessage())));
    }
  }

  /** A 2xx without a wallet: a refusal if its body is one, and no answer at all otherwise. */
  private WalletFailure noAnswer(OngoingCall ongoing, Response response, String what) {
    if (!ErrorBody.canBe(response.body()) || !ErrorBody.read(response.body()).isRefusal()) {
      return untrusted(ongoing, what);
    }
    ProviderTrace trace = ResponseTrace.ofFailure(ongoing, response);
    ongoing.attempts().retrace(trace);
    return refused(ongoing, response).withTrace(trace);
  }

  /** Of 2xx these two alone are a yes: the others have no wallet in them, or promise one later. */
  private static boolean isSuccess(int status) {
    return status == 200 || status == 201;
  }

  private static boolean isOtherSuccess(int status) {
    return status >= 200 && status < 300 && !isSuccess(status);
  }

  /** A definite no: of 4xx, only "request timeout" may come from an edge that lost the answer. */
  private static boolean isRefusal(int status) {
    return status >= 400 && status < 500 && status != 408;
  }

  /**
   * The server, or an edge in front of it, gave up; it is unknown whether the command was applied.
   */
  private static boolean isFailure(int status) {
    return status == 408 || status >= 500;
  }

  private static WalletFailure lost(OngoingCall ongoing, String reason) {
    return isCommand(ongoing) ? unknown(ongoing) : new Unavailable(reason);
  }

  private static WalletFailure untrusted(OngoingCall ongoing, String what) {
    return isCommand(ongoing) ? unknown(ongoing) : new ProtocolViolation(what);
  }

  private static WalletFailure unknown(OngoingCall ongoing) {
    return new OutcomeUnknown(ongoing.call().operation(), ongoing.began(), Option.none());
  }

  private static boolean isCommand(OngoingCall ongoing) {
    return ongoing.call().operation().isCommand();
  }

  private WalletFailure refused(OngoingCall ongoing, Response response) {
    return new ErrorTable(runner.refusals(), ongoing.masking())
        .read(ongoing.call(), response, clock.instant())
        .fold(plain -> plain.failure(), wrongState -> stateOf(ongoing, wrongState));
  }

  /**
   * Reads the wallet once, in what is left of the call's time. A refused read is what its refusal
   * says: no further read explains it.
   */
  private WalletFailure stateOf(OngoingCall ongoing, WrongState refusal) {
    return ongoing
        .call()
        .wallet()
        .filter(wallet -> ongoing.call().operation() != WalletOperation.FIND)
        .flatMap(wallet -> read(ongoing, wallet).toOption())
        .filter(account -> contradicts(ongoing.call().operation(), account))
        .<WalletFailure>map(NotInThisState::new)
        .getOrElse(refusal.otherwise());
  }

  private Either<WalletFailure, WalletAccount> read(OngoingCall ongoing, WalletId wallet) {
    WalletCall find = WalletCall.get(WalletOperation.FIND, ongoing.call().customer(), wallet, "");
    OngoingCall asking = ongoing.asking(find);
    return answer(asking, response -> Either.right(theOneAskedFor(asking, response)));
  }

  private static boolean contradicts(WalletOperation operation, WalletAccount account) {
    return switch (operation) {
      case REQUEST_OTP, LINK, CHANGE_MOBILE_NUMBER ->
        account.fold(unlinked -> false, linked -> true);
      case DELINK, REFRESH -> account.fold(unlinked -> true, linked -> false);
      case CREATE, FIND, LIST, REFRESH_ALL -> false;
    };
  }

  private <T> Either<WalletFailure, T> told(OngoingCall ongoing, Either<WalletFailure, T> answer) {
    log(ongoing, answer);
    ongoing.attempts().tell(reporter);
    return answer;
  }

  /** One line per call, with a wallet's id at most. */
  private static void log(OngoingCall ongoing, Either<WalletFailure, ?> answer) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{} of {} for merchant {}: {} in {} ms, {}",
          ongoing.call().operation(),
          ongoing.call().wallet().map(WalletId::value).getOrElse("a customer's wallets"),
          ongoing.keyed().merchant(),
          answer.fold(WalletFailure::kind, value -> "done"),
          ongoing.deadline().elapsed().toMillis(),
          answer.fold(WalletFailure::trace, value -> ProviderTrace.none()));
    }
  }

  /** Reads a response whose status is a yes, and tells what it means. */
  @FunctionalInterface
  private interface Reading<T> {
    Either<WalletFailure, T> read(Response response) throws UnreadableResponseException;
  }

  /** What a wallet's state means for what was asked. */
  @FunctionalInterface
  interface Meaning<T> {
    Either<WalletFailure, T> of(OngoingCall ongoing, WalletAccount account);
  }
}
