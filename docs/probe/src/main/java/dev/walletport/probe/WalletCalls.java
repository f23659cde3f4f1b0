package dev.walletport.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The calls of the wallet API, each one request; every response goes to the {@link ResponseLog}.
 */
final class WalletCalls {

  private static final Pattern PRIVATE =
      Pattern.compile(".*(?:id|token|number|otp|mail|phone|ref|device|name|auth|key).*");

  private final HttpSender sender;
  private final Target target;
  private final HiddenTexts secrets;
  private final ResponseLog log;

  WalletCalls(HttpSender sender, Target target, HiddenTexts secrets, ResponseLog log) {
    this.sender = sender;
    this.target = target;
    this.secrets = secrets;
    this.log = log;
  }

  ProbeResponse list() {
    return send(listRequest());
  }

  /** The same with another header; an empty value leaves it out. */
  ProbeResponse listWith(String header, String value) {
    return send(listRequest().with(header, value));
  }

  private ProbeRequest listRequest() {
    return ProbeRequest.get("list", customerPath(target.customer()));
  }

  ProbeResponse listOf(String customer) {
    return send(ProbeRequest.get("list", customerPath(customer)).with("x-routing-id", customer));
  }

  ProbeResponse create() {
    return send(ProbeRequest.post(
        "create", customerPath(target.customer()), Map.of("gateway", target.provider())));
  }

  ProbeResponse read(String wallet) {
    return send(ProbeRequest.get("get", walletPath(wallet)));
  }

  ProbeResponse refreshByGet(String wallet) {
    return send(ProbeRequest.get("refresh by GET", walletPath(wallet) + "?command=refresh"));
  }

  ProbeResponse refreshByPost(String wallet) {
    return command("refresh", wallet, Map.of());
  }

  ProbeResponse authenticate(String wallet) {
    return command("authenticate", wallet, Map.of());
  }

  ProbeResponse link(String wallet, String otp) {
    return command("link", wallet, Map.of("otp", otp));
  }

  ProbeResponse delink(String wallet) {
    return command("delink", wallet, Map.of());
  }

  ProbeResponse update(String wallet, String number) {
    return command("update", wallet, Map.of("mobile_number", number));
  }

  private ProbeResponse command(String command, String wallet, Map<String, String> more) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("command", command);
    form.putAll(more);
    return send(ProbeRequest.post(command, walletPath(wallet), form));
  }

  private static String customerPath(String customer) {
    return "/customers/" + segment(customer) + "/wallets";
  }

  private static String walletPath(String wallet) {
    return "/wallets/" + segment(wallet);
  }

  private static String segment(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  private ProbeResponse send(ProbeRequest sent) {
    ProbeResponse response = sender.send(sent);
    learn("", response.body());
    log.add(response);
    return response;
  }

  /** Each id, token and number of a response is a secret from now on. */
  private void learn(String key, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(field -> learn(field.getKey(), field.getValue()));
    } else if (value.isArray()) {
      value.forEach(element -> learn(key, element));
    } else if (isPrivate(key, value)) {
      secrets.add(value.asText());
    }
  }

  private static boolean isPrivate(String key, JsonNode value) {
    return (value.isTextual() || value.isIntegralNumber())
        && PRIVATE.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }
}
