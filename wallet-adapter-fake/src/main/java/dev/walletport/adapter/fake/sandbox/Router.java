package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes every request to the wallet API, the controls or the page, and has it recorded. */
final class Router {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);

  private final RequestLog requests;
  private final OriginCheck originCheck;
  private final WalletApi wallets;
  private final ControlApi controls;
  private final Option<Certificates> certificates;

  Router(
      RequestLog requests, OriginCheck originCheck, Apis apis, Option<Certificates> certificates) {
    this.requests = requests;
    this.originCheck = originCheck;
    this.wallets = apis.wallets();
    this.controls = apis.controls();
    this.certificates = certificates;
  }

  /** What the router routes to. */
  record Apis(WalletApi wallets, ControlApi controls) {}

  /** Where requests are recorded. */
  RequestLog requests() {
    return requests;
  }

  /** Every failure becomes a JSON error; no stack trace reaches the client. */
  SandboxResponse answer(ClassicHttpRequest request) throws IOException {
    RequestRecording recording = requests.begin(request);
    try {
      SandboxResponse response = answer(request, recording);
      recording.ended(response);
      return response;
    } catch (RuntimeException e) {
      LOG.error("A defect of the sandbox: {}", stackTrace(e));
      return defect(recording);
    }
  }

  private static SandboxResponse defect(RequestRecording recording) {
    SandboxResponse response = SandboxResponse.refused(
        500, "sandbox_defect", "A defect of the sandbox; its log says more.");
    recording.endedByDefect(response);
    return response;
  }

  private SandboxResponse answer(ClassicHttpRequest request, RequestRecording recording)
      throws IOException {
    try {
      SandboxRequest parsed = SandboxRequest.read(request, recording::body);
      recording.parsed(parsed);
      return route(parsed);
    } catch (RequestRejectedException e) {
      return e.answer();
    }
  }

  /** Without the message, which may quote what was sent. */
  private static String stackTrace(RuntimeException defect) {
    return Stream.of(defect.getStackTrace())
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  at ", defect.getClass().getName() + "\n  at ", ""));
  }

  private SandboxResponse route(SandboxRequest request) throws RequestRejectedException {
    originCheck.check(request);
    if (request.hasDoubleSlash()) {
      throw RequestRejectedException.of(
          ErrorCode.NOT_FOUND,
          "The path begins with a double slash: the base URI of a client has no slash at its end.");
    }
    return WalletApi.owns(request) ? wallets.answer(request) : sandboxResponse(request);
  }

  private SandboxResponse sandboxResponse(SandboxRequest request) throws RequestRejectedException {
    Option<SandboxResponse> file = file(request.path());
    if (file.isDefined()) {
      request.requireMethod("GET", "HEAD");
      return file.get();
    }
    return controls.answer(request);
  }

  private Option<SandboxResponse> file(String path) throws RequestRejectedException {
    return switch (path) {
      case "sandbox/ca.pem" ->
        Option.some(SandboxResponse.of(
            200, "application/x-pem-file", requireCertificates().pem()));
      case "sandbox/truststore.p12" ->
        Option.some(SandboxResponse.of(
            200, "application/x-pkcs12", requireCertificates().trustStore()));
      default -> PageFiles.find(path);
    };
  }

  private Certificates requireCertificates() throws RequestRejectedException {
    return certificates.getOrElseThrow(
        () -> RequestRejectedException.of(ErrorCode.NOT_FOUND, "This sandbox speaks plain HTTP."));
  }
}
