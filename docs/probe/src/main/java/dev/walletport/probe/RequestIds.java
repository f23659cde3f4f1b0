package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether responses have a request id, in a header or in the body. */
final class RequestIds implements Question {

  private static final List<String> HEADERS = List.of(
      "x-request-id",
      "x-juspay-request-id",
      "x-jp-request-id",
      "x-correlation-id",
      "x-response-id",
      "x-trace-id",
      "request-id");

  @Override
  public String id() {
    return "reply.request-id";
  }

  @Override
  public String text() {
    return "Do replies have a request id?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.READS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    Reply list = preparation.calls().list();
    List<Reply> whole = preparation.replies().stream()
        .filter(reply -> reply.status() != Reply.NONE)
        .toList();
    return whole.isEmpty() ? Outcome.undecided("list", list) : read(whole);
  }

  private static Either<String, Outcome> read(List<Reply> replies) {
    List<String> places = replies.stream().flatMap(RequestIds::places).toList();
    return Outcome.of(
        places.isEmpty() ? "none" : String.join(", ", new TreeSet<>(places)),
        replies.stream().filter(reply -> places(reply).findAny().isPresent()).count() + " of "
            + replies.size() + " replies");
  }

  private static Stream<String> places(Reply reply) {
    Stream<String> headers = HEADERS.stream().filter(name -> reply.header(name).isDefined());
    boolean inBody =
        reply.body().has("request_id") || reply.body().path("error_info").has("request_id");
    return inBody ? Stream.concat(headers, Stream.of("request_id")) : headers;
  }
}
