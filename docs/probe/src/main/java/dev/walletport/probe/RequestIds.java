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
    return "response.request-id";
  }

  @Override
  public String text() {
    return "Do responses have a request id?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.READS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    ProbeResponse list = preparation.calls().list();
    List<ProbeResponse> whole = preparation.responses().stream()
        .filter(response -> response.status() != ProbeResponse.NONE)
        .toList();
    return whole.isEmpty() ? Outcome.undecided("list", list) : read(whole);
  }

  private static Either<String, Outcome> read(List<ProbeResponse> responses) {
    List<String> places = responses.stream().flatMap(RequestIds::places).toList();
    return Outcome.of(
        places.isEmpty() ? "none" : String.join(", ", new TreeSet<>(places)),
        responses.stream()
                .filter(response -> places(response).findAny().isPresent())
                .count() + " of " + responses.size() + " responses");
  }

  private static Stream<String> places(ProbeResponse response) {
    Stream<String> headers =
        HEADERS.stream().filter(name -> response.header(name).isDefined());
    boolean inBody =
        response.body().has("request_id") || response.body().path("error_info").has("request_id");
    return inBody ? Stream.concat(headers, Stream.of("request_id")) : headers;
  }
}
