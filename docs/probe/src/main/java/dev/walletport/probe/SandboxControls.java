package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;

/**
 * The controls of this project's sandbox: its inbox in place of a phone, its clock in place of
 * time, and its debit in place of a shop.
 */
final class SandboxControls implements ProbeEnvironment {

  private static final String INVENTED_NUMBER = "9876501234";

  private final HttpSender sender;
  private final HiddenTexts secrets;

  SandboxControls(HttpSender sender, HiddenTexts secrets) {
    this.sender = sender;
    this.secrets = secrets;
  }

  @Override
  public Option<String> otp(String wallet) {
    Option<String> otp = Option.none();
    for (JsonNode message : state().path("inbox")) {
      boolean first = otp.isEmpty() && message.path("wallet").asText().equals(wallet);
      otp = first ? ProbeResponse.text(message, "otp") : otp;
    }
    otp.forEach(secrets::add);
    return otp;
  }

  private JsonNode state() {
    return sender.send(ProbeRequest.get("sandbox state", "/sandbox/state")).body();
  }

  @Override
  public Option<String> mobileNumber() {
    secrets.add(INVENTED_NUMBER);
    return Option.some(INVENTED_NUMBER);
  }

  /** Moves the sandbox's clock. */
  @Override
  public void pause(Duration time) {
    control("clock", Map.of("seconds", String.valueOf(time.toSeconds())));
  }

  @Override
  public Option<Boolean> spend(String token) {
    JsonNode debited = control("debit", Map.of("token", token)).path("debited");
    return debited.isBoolean() ? Option.some(debited.booleanValue()) : Option.none();
  }

  private JsonNode control(String name, Map<String, String> form) {
    return sender
        .send(ProbeRequest.post("sandbox " + name, "/sandbox/" + name, form))
        .body();
  }
}
