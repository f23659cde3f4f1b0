package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import dev.walletport.adapter.fake.sandbox.SandboxResponse.Ending;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes every request to the wallet API, the controls or the page. The log has the operation and
 * the status of a call to the wallet API: no field, no header, no id.
 */
final class Router {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);

  private final OriginCheck originCheck;
  private final WalletApi wallets;
  private final ControlApi controls;
  private final Option<Certificates> certificates;

  Router(
      OriginCheck originCheck,
      WalletApi wallets,
      ControlApi controls,
      Option<Certificates> certificates) {
    this.originCheck = originCheck;
    this.wallets = wallets;
    this.controls = controls;
    this.certificates = certificates;
  }

  /** Every failure becomes a JSON error; no stack trace reaches the client. */
  SandboxResponse answer(ClassicHttpRequest request) throws IOException {
    try {
      return route(SandboxRequest.read(request));
    } catch (RequestRejectedException e) {
      return e.answer();
    } catch (RuntimeException e) {
      LOG.error("A defect of the sandbox: {}", stackTrace(e));
      return SandboxResponse.refused(
          500, "sandbox_defect", "A defect of the sandbox; its log says more.");
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
    return WalletApi.owns(request) ? logged(request) : sandboxResponse(request);
  }

  private SandboxResponse logged(SandboxRequest request) throws RequestRejectedException {
    try {
      SandboxResponse answer = wallets.answer(request);
      log(request, answer);
      return answer;
    } catch (RequestRejectedException e) {
      log(request, e.answer());
      throw e;
    }
  }

  private static void log(SandboxRequest request, SandboxResponse answer) {
    Ending ending = answer.ending();
    LOG.info(
        "{}: {}",
        WalletApi.operation(request),
        ending == Ending.WHOLE ? "HTTP " + answer.status() : "ended by " + ending);
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
      case "" -> Option.some(PageFiles.HTML);
      case "sandbox/page.css" -> Option.some(PageFiles.CSS);
      case "sandbox/page.js" -> Option.some(PageFiles.SCRIPT);
      case "sandbox/ca.pem" ->
        Option.some(SandboxResponse.of(
            200, "application/x-pem-file", requireCertificates().pem()));
      case "sandbox/truststore.p12" ->
        Option.some(SandboxResponse.of(
            200, "application/x-pkcs12", requireCertificates().trustStore()));
      default -> Option.none();
    };
  }

  private Certificates requireCertificates() throws RequestRejectedException {
    return certificates.getOrElseThrow(
        () -> RequestRejectedException.of(ErrorCode.NOT_FOUND, "This sandbox speaks plain HTTP."));
  }
}
