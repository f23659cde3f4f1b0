package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.Answer.Ending;
import dev.walletport.adapter.fake.sandbox.Refused.Because;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request in, and sends it where it belongs. Of a request that is for the wallet API
 * the log has the operation and the status: no field, no header, no id.
 */
final class Reception {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);

  private final Gate gate;
  private final WalletApi wallets;
  private final ControlApi controls;
  private final Option<Certificates> certificates;

  Reception(Gate gate, WalletApi wallets, ControlApi controls, Option<Certificates> certificates) {
    this.gate = gate;
    this.wallets = wallets;
    this.controls = controls;
    this.certificates = certificates;
  }

  /** Whatever goes wrong, whoever asked is told in Juspay's words, and never by a stack trace. */
  Answer answer(ClassicHttpRequest request) throws IOException {
    try {
      return answered(Asked.read(request));
    } catch (Refused e) {
      return e.answer();
    } catch (RuntimeException e) {
      LOG.error("A defect of the sandbox: {}", where(e));
      return Answer.refused(500, "sandbox_defect", "A defect of the sandbox; its log says more.");
    }
  }

  /** Its message is left out, because it may quote what was sent. */
  private static String where(RuntimeException defect) {
    return Stream.of(defect.getStackTrace())
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  at ", defect.getClass().getName() + "\n  at ", ""));
  }

  private Answer answered(Asked asked) throws Refused {
    gate.check(asked);
    return WalletApi.owns(asked) ? logged(asked) : ofSandbox(asked);
  }

  private Answer logged(Asked asked) throws Refused {
    try {
      Answer answer = wallets.answer(asked);
      log(asked, answer);
      return answer;
    } catch (Refused e) {
      log(asked, e.answer());
      throw e;
    }
  }

  private static void log(Asked asked, Answer answer) {
    Ending ending = answer.ending();
    LOG.info(
        "{}: {}",
        WalletApi.operation(asked),
        ending == Ending.WHOLE ? "HTTP " + answer.status() : "ended by " + ending);
  }

  private Answer ofSandbox(Asked asked) throws Refused {
    Option<Answer> file = file(asked.path());
    if (file.isDefined()) {
      asked.by("GET", "HEAD");
      return file.get();
    }
    return controls.answer(asked);
  }

  private Option<Answer> file(String path) throws Refused {
    return switch (path) {
      case "" -> Option.some(Page.HTML);
      case "sandbox/page.css" -> Option.some(Page.CSS);
      case "sandbox/page.js" -> Option.some(Page.SCRIPT);
      case "sandbox/ca.pem" ->
        Option.some(Answer.of(200, "application/x-pem-file", certified().pem()));
      case "sandbox/truststore.p12" ->
        Option.some(Answer.of(200, "application/x-pkcs12", certified().trustStore()));
      default -> Option.none();
    };
  }

  private Certificates certified() throws Refused {
    return certificates.getOrElseThrow(
        () -> Refused.because(Because.NOT_FOUND, "This sandbox speaks plain HTTP."));
  }
}
