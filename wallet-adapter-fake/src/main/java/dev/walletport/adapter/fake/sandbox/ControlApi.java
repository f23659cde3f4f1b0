package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import io.vavr.control.Option;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The controls of the fake over HTTP, for the page and for tests in other languages: a form by POST
 * or a query by GET, and JSON in return.
 */
final class ControlApi {

  private final Controls controls;

  ControlApi(Controls controls) {
    this.controls = controls;
  }

  /** The name of the control for the log, without any text of the client; none of other paths. */
  static Option<String> operation(SandboxRequest request) {
    return Option.ofOptional(routes(request).stream().map(ControlRoute::path).findFirst());
  }

  /** Answers what comes after {@code /sandbox/}. */
  SandboxResponse answer(SandboxRequest request) throws RequestRejectedException {
    SandboxResponse response = run(route(request), request);
    return request.isGet() ? tagged(response, request) : response;
  }

  private static ControlRoute route(SandboxRequest request) throws RequestRejectedException {
    List<ControlRoute> routes = routes(request);
    if (routes.isEmpty()) {
      throw RequestRejectedException.of(ErrorCode.NOT_FOUND, "There is no such path.");
    }
    SandboxRequest allowed =
        request.requireMethod(routes.stream().map(ControlRoute::method).toArray(String[]::new));
    return routes.stream()
        .filter(route -> route.method().equals(allowed.method()))
        .findFirst()
        .orElseThrow();
  }

  private static List<ControlRoute> routes(SandboxRequest request) {
    return ControlRoutes.ALL.stream().filter(route -> route.owns(request)).toList();
  }

  /** What the fake refuses is answered with its message, which holds no secret. */
  private SandboxResponse run(ControlRoute route, SandboxRequest request)
      throws RequestRejectedException {
    try {
      return route.action().run(controls, route.fields(request));
    } catch (IllegalArgumentException e) {
      throw RequestRejectedException.of(ErrorCode.INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** With an ETag: a client that polls every second gets 304 until something changes. */
  private static SandboxResponse tagged(SandboxResponse now, SandboxRequest request) {
    String tag = tag(now.body());
    boolean unchanged = request.header("If-None-Match").contains(tag);
    return (unchanged ? SandboxResponse.of(304, SandboxResponse.JSON, new byte[0]) : now)
        .with("ETag", tag);
  }

  private static String tag(byte[] body) {
    CRC32C sum = new CRC32C();
    sum.update(body);
    return "\"" + HexFormat.of().toHexDigits(sum.getValue()) + "-" + body.length + "\"";
  }
}
