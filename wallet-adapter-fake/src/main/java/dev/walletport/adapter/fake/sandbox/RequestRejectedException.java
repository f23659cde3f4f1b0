package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.SandboxResponse.Ending;
import dev.walletport.domain.IdRejection;
import io.vavr.control.Either;

/**
 * A request that is rejected before it reaches the fake; its response says why, and holds no
 * secret.
 */
final class RequestRejectedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The reason, with its HTTP status and error code. */
  enum ErrorCode {
    MALFORMED(400, "bad_request"),
    TRUNCATED(400, "bad_request", Ending.LAST),
    INVALID(400, "Invalid"),
    NOT_A_FORM(400, "unsupported_content_type"),
    UNKNOWN_COMMAND(400, "unknown_command"),
    ROUTING_ID_MISSING(400, "routing_id_missing"),
    ROUTING_ID_AMBIGUOUS(400, "routing_id_ambiguous"),
    CROSS_ORIGIN(403, "BAD_ORIGIN"),
    NOT_FOUND(404, "object_not_found"),
    TOO_LONG(413, "too_long", Ending.LAST);

    private final int status;
    private final String code;
    private final Ending ending;

    ErrorCode(int status, String code) {
      this(status, code, Ending.WHOLE);
    }

    ErrorCode(int status, String code, Ending ending) {
      this.status = status;
      this.code = code;
      this.ending = ending;
    }
  }

  private final transient SandboxResponse answer;

  private RequestRejectedException(SandboxResponse answer) {
    super("HTTP " + answer.status(), null, false, false);
    this.answer = answer;
  }

  static RequestRejectedException of(ErrorCode code, String words) {
    return new RequestRejectedException(
        SandboxResponse.refused(code.status, code.code, words).ending(code.ending));
  }

  /** The path is known, but only for these methods. */
  static RequestRejectedException methodNotAllowed(String... methods) {
    String allowed = String.join(", ", methods);
    return new RequestRejectedException(
        SandboxResponse.refused(405, "method_not_allowed", "This is for " + allowed + ".")
            .with("Allow", allowed));
  }

  static RequestRejectedException unknownCommand(String known) {
    return of(ErrorCode.UNKNOWN_COMMAND, "command is " + known + ".");
  }

  /** The identifier, if it is valid. */
  static <T> T orReject(Either<IdRejection, T> parsed) throws RequestRejectedException {
    return parsed.getOrElseThrow(no -> of(ErrorCode.INVALID, no.message()));
  }

  SandboxResponse answer() {
    return answer;
  }
}
