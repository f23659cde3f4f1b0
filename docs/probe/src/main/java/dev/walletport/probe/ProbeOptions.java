package dev.walletport.probe;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The options of the command line. The key is none of them: others can read a command line. */
final class ProbeOptions {

  static final String HELP = """
      Usage: probe --customer=ID [OPTION]...
      Asks a host of Juspay what no page documents. Lists its questions, and asks those that are allowed.

        --customer=ID          on whose behalf; a customer made for tests
        --allow=NAMES          costs (READS, CHANGES, SENDS_SMS, SPENDS_GUESS, MAY_LOCK) or ids of
                               questions, with commas between; ALL allows all
        --doctor               checks key, address, merchant id, routing id, refresh and times, by
                               reads and a few refreshes
        --base-uri=URI         the host (https://sandbox.juspay.in)
        --provider=CODE        at which wallets are opened (MOBIKWIK)
        --merchant-id=ID       sent as x-merchantid
        --api-version=DATE     sent as version
        --deadline=SECONDS     of one request, 1 to 300 (30)
        --out=DIRECTORY        for facts.json and facts.md (.)
        --sandbox-controls     reads OTPs, moves the clock and spends tokens by the controls of this
                               project's sandbox, on loopback
        --help                 prints this text

      The API key is read from JUSPAY_API_KEY, or asked for.
      Exit codes: 0 nothing contradicts, 1 something does, 2 wrong usage and nothing was sent,
      3 the host cannot be asked.""";

  private static final Set<String> SWITCHES = Set.of("doctor", "sandbox-controls", "help");
  private static final Set<String> VALUES = Set.of(
      "customer", "allow", "base-uri", "provider", "merchant-id", "api-version", "deadline", "out");
  private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]?|[12][0-9]{2}|300");
  private static final String ALL = "ALL";

  private final Map<String, String> values;

  private ProbeOptions(Map<String, String> values) {
    this.values = values;
  }

  /** Parses a command line; a refusal does not quote a value. */
  static Either<String, ProbeOptions> parse(List<String> arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
      boolean known = parts.length == 1 ? SWITCHES.contains(name) : VALUES.contains(name);
      if (!known) {
        return Either.left("an argument is no option, or lacks its value; --help lists them");
      }
      values.put(name, parts.length == 1 ? "" : parts[1]);
    }
    return new ProbeOptions(values).checked();
  }

  private Either<String, ProbeOptions> checked() {
    List<String> wrong = new ArrayList<>();
    require(wrong, isHelp() || matches("customer", TEXT), "--customer needs an id");
    require(wrong, isAbsentOr("provider", TEXT), "--provider needs a code");
    require(wrong, isAbsentOr("merchant-id", TEXT), "--merchant-id needs an id");
    require(wrong, isAbsentOr("api-version", TEXT), "--api-version needs a date");
    require(wrong, isAbsentOr("deadline", SECONDS), "--deadline needs 1 to 300");
    require(wrong, isAddress(), "--base-uri needs https://host, or http on loopback");
    require(wrong, !hasControls() || isLoopback(), "--sandbox-controls is for loopback alone");
    require(
        wrong, unknownNames().isEmpty(), "--allow names a cost or a question that there is not");
    return wrong.isEmpty() ? Either.right(this) : Either.left(wrong.get(0));
  }

  private static void require(List<String> wrong, boolean holds, String message) {
    if (!holds) {
      wrong.add(message);
    }
  }

  private boolean matches(String name, Pattern form) {
    return form.matcher(values.getOrDefault(name, "")).matches();
  }

  private boolean isAbsentOr(String name, Pattern form) {
    return !values.containsKey(name) || matches(name, form);
  }

  private boolean isAddress() {
    try {
      URI uri = baseUri();
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback()));
    } catch (IllegalArgumentException e) {
      return false; // No URI at all.
    }
  }

  private boolean isLoopback() {
    try {
      String host = baseUri().getHost();
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return false;
    }
  }

  private Set<String> unknownNames() {
    Set<String> unknown = new HashSet<>(allowed());
    unknown.remove(ALL);
    Arrays.stream(Cost.values()).map(Cost::name).forEach(unknown::remove);
    Questions.all().stream().map(Question::id).forEach(unknown::remove);
    return unknown;
  }

  private Set<String> allowed() {
    String names = values.getOrDefault("allow", "");
    return names.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(names.split(",")));
  }

  /** By its id, or by all of its costs. */
  boolean allows(Question question) {
    Set<String> allowed = allowed();
    return allowed.contains(ALL)
        || allowed.contains(question.id())
        || question.costs().stream().map(Cost::name).allMatch(allowed::contains);
  }

  boolean isHelp() {
    return values.containsKey("help");
  }

  boolean isDoctor() {
    return values.containsKey("doctor");
  }

  boolean hasControls() {
    return values.containsKey("sandbox-controls");
  }

  Duration deadline() {
    return Duration.ofSeconds(Long.parseLong(values.getOrDefault("deadline", "30")));
  }

  Path out() {
    return Path.of(values.getOrDefault("out", "."));
  }

  /** What is asked, and for whom. */
  Target target() {
    return new Target(
        baseUri(),
        Option.of(values.get("merchant-id")),
        Option.of(values.get("api-version")),
        values.getOrDefault("customer", ""),
        values.getOrDefault("provider", "MOBIKWIK"));
  }

  private URI baseUri() {
    String text = values.getOrDefault("base-uri", "https://sandbox.juspay.in");
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }
}
