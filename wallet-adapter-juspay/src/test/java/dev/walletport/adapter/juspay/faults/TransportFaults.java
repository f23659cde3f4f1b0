package dev.walletport.adapter.juspay.faults;

import static dev.walletport.adapter.juspay.faults.ExpectedKind.CREDENTIALS_REFUSED;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.DONE;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.NOT_FOUND;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.OTHER_STATE;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.REFUSED;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.THROTTLED;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.UNAVAILABLE;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.UNKNOWN;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.VIOLATION;
import static dev.walletport.adapter.juspay.faults.ExpectedKind.WRONG_OTP;
import static dev.walletport.domain.WalletOperation.CHANGE_MOBILE_NUMBER;
import static dev.walletport.domain.WalletOperation.CREATE;
import static dev.walletport.domain.WalletOperation.DELINK;
import static dev.walletport.domain.WalletOperation.LINK;
import static dev.walletport.domain.WalletOperation.LIST;
import static dev.walletport.domain.WalletOperation.REFRESH;
import static dev.walletport.domain.WalletOperation.REFRESH_ALL;
import static dev.walletport.domain.WalletOperation.REQUEST_OTP;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.juspay.faults.TransportFault.Behaviour;
import dev.walletport.adapter.juspay.faults.TransportFault.Place;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * What goes wrong between a host and Juspay, and what the host must be told of it: commands first,
 * reads second.
 */
final class TransportFaults {

  private static final long GIGABYTE = 1L << 30;
  /** Far more than any limit, and far less than what a flood announces. */
  private static final long FLOOD = 64L << 20;

  private static final Duration SELDOM = Duration.ofMillis(20);
  private static final Duration OFTEN = Duration.ofNanos(50_000);
  private static final String JSON = "Content-Type: application/json";
  private static final String HUGE_CHUNK = "fffffffffffffffff\r\n";
  private static final String DIGITS = "9".repeat(50_000);
  private static final String CHALLENGE = "WWW-Authenticate: Basic realm=\"juspay\"";
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
  private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
  private static final String SWITCH =
      "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n";
  /** Ten megabytes of white space. */
  private static final byte[] BOMB = Responses.gzip(" ".repeat(10 << 20));

  private TransportFaults() {}

  /** All of them, by the part of an exchange that goes wrong. */
  static Map<String, List<TransportFault>> byPart() {
    Map<String, List<TransportFault>> parts = new LinkedHashMap<>();
    parts.put("The connection", connection());
    parts.put("TLS", tls());
    parts.put("The head of the answer", head());
    parts.put("The length of the answer", length());
    parts.put("The size and the pace of the answer", size());
    parts.put("The content of the answer", content());
    parts.put("An answer without a state", withoutState());
    parts.put("An answer with unreadable decoration", decoration());
    parts.put("Yes, but in another state", state());
    parts.put("A definite no", refusals());
    parts.put("The outcome is not known", failures());
    parts.put("Elsewhere", redirects());
    parts.put("Answers before the answer", interim());
    return parts;
  }

  static List<TransportFault> all() {
    return byPart().values().stream().flatMap(List::stream).toList();
  }

  private static List<TransportFault> connection() {
    return List.of(
        TransportFault.of("refused", line -> {}).at(Place.PORT).tells(UNAVAILABLE, UNAVAILABLE),
        TransportFault.of("accepted and never read", FaultConnection::playDead)
            .at(Place.ACCEPT)
            .endless()
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("read and never answered", afterRequest(FaultConnection::hold))
            .endless()
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("closed at the first byte of the request", FaultConnection::close)
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("reset at the first byte of the request", FaultConnection::reset)
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("closed after the head of the request", afterHead(FaultConnection::close))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("reset after the head of the request", afterHead(FaultConnection::reset))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("closed after the request", afterRequest(FaultConnection::close))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("reset after the request", afterRequest(FaultConnection::reset))
            .tells(UNKNOWN, UNAVAILABLE));
  }

  private static List<TransportFault> tls() {
    return Stream.of(
            TransportFault.of("closed in the handshake", greeted(FaultConnection::close)),
            TransportFault.of("reset in the handshake", greeted(FaultConnection::reset)),
            TransportFault.of("no answer in the handshake", greeted(FaultConnection::hold))
                .endless(),
            TransportFault.of(
                    "half an answer in the handshake", greeted(saying("\u0016\u0003\u0003")))
                .endless(),
            TransportFault.of(
                "plain HTTP where TLS belongs", greeted(saying("HTTP/1.1 400 No\r\n\r\n"))),
            TransportFault.of("a certificate of an unknown authority", certified("untrusted")),
            TransportFault.of("a certificate for another name", certified("wrong-name")),
            TransportFault.of("a certificate that has expired", certified("expired")))
        .map(fault -> fault.at(Place.HANDSHAKE).tells(UNAVAILABLE, UNAVAILABLE))
        .toList();
  }

  private static List<TransportFault> head() {
    String half = "HTTP/1.1 20";
    String open = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    return Stream.of(
            TransportFault.of("half a status line, then closed", cut(half, FaultConnection::close)),
            TransportFault.of("half a status line, then reset", cut(half, FaultConnection::reset)),
            TransportFault.of("half a status line, then silence", cut(half, FaultConnection::hold))
                .endless(),
            TransportFault.of(
                "headers without an end, then closed", cut(open, FaultConnection::close)),
            TransportFault.of(
                    "headers without an end, then silence", cut(open, FaultConnection::hold))
                .endless(),
            TransportFault.of("one header after another", flood(open, "X-More: of the same\r\n")),
            TransportFault.of(
                "a header line without an end", flood(open + "X-Long: ", "x".repeat(1024))),
            TransportFault.of(
                "no HTTP at all", cut("SSH-2.0-OpenSSH_9.2\r\n\r\n", FaultConnection::close)),
            TransportFault.of(
                "a status that is no number",
                cut("HTTP/1.1 OK OK\r\n\r\n", FaultConnection::close)),
            TransportFault.of(
                "a header without a colon", cut(open + "nonsense\r\n\r\n", FaultConnection::close)))
        .map(fault -> fault.tells(UNKNOWN, UNAVAILABLE))
        .toList();
  }

  private static List<TransportFault> length() {
    return List.of(
        TransportFault.of("cut by a close", inHalf(FaultConnection::close))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("cut by a reset", inHalf(FaultConnection::reset))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("cut by silence", inHalf(FaultConnection::hold))
            .endless()
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("announced too long, then closed", tooLong(FaultConnection::close))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("announced too long, then silence", tooLong(FaultConnection::hold))
            .endless()
            .tells(UNKNOWN, UNAVAILABLE),
        answering("announced too short", body -> Responses.okOf(size(body) - 10, body))
            .tells(UNKNOWN, VIOLATION),
        answering("announced as no number", body -> Responses.okOf("many", body))
            .tells(UNKNOWN, UNAVAILABLE),
        answering("announced as negative", body -> Responses.okOf(-1, body))
            .tells(UNKNOWN, UNAVAILABLE),
        answering("announced twice, differently", body -> Responses.okWith(lengths(5, body), body))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("framed by the close alone", thenClosed(TransportFaults::unframed))
            .tells(DONE, DONE),
        answering("a chunk's size that is no number", body -> Responses.chunked("xyz\r\n" + body))
            .tells(UNKNOWN, UNAVAILABLE),
        answering("a chunk's size beyond all numbers", body -> Responses.chunked(HUGE_CHUNK + body))
            .tells(UNKNOWN, UNAVAILABLE),
        answering(
                "a chunk that is longer than its size",
                body -> Responses.chunked("5\r\n" + body + "\r\n"))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of(
                "chunks without the last one, then closed",
                thenClosed(TransportFaults::endlessChunks))
            .tells(UNKNOWN, UNAVAILABLE),
        answering("a second answer behind the first", TransportFaults::twice).tells(DONE, DONE));
  }

  private static List<TransportFault> size() {
    return List.of(
        answering("announced as a gigabyte", body -> Responses.okOf(GIGABYTE, body))
            .tells(UNKNOWN, VIOLATION),
        answering("announced as 2^63-1 bytes", body -> Responses.okOf(Long.MAX_VALUE, body))
            .tells(UNKNOWN, VIOLATION),
        TransportFault.of("a gigabyte until the close", flood(unframed(""), " ".repeat(8192)))
            .tells(UNKNOWN, VIOLATION),
        TransportFault.of(
                "a gigabyte in chunks",
                flood(Responses.chunked(""), Responses.chunk(" ".repeat(8192))))
            .tells(UNKNOWN, VIOLATION),
        TransportFault.of("a gzip bomb", cut("", line -> line.send(Responses.okInGzip(BOMB))))
            .tells(UNKNOWN, VIOLATION),
        TransportFault.of(
                "a good answer in gzip",
                line -> line.send(Responses.okInGzip(Responses.gzip(line.request()))))
            .tells(UNKNOWN, VIOLATION),
        TransportFault.of("a byte now and then", line -> line.drip(slowly(line.request()), SELDOM))
            .endless()
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of(
                "a byte at a time", line -> line.drip(Responses.ok(line.request()), OFTEN))
            .tells(DONE, DONE));
  }

  private static List<TransportFault> content() {
    return Stream.of(
            answering("nothing", body -> Responses.ok("")),
            answering("204", body -> "HTTP/1.1 204 No Content\r\n\r\n"),
            answering("202 and nothing", body -> Responses.status(202)),
            answering("HTML", body -> Responses.ok("<html><body>Welcome</body></html>")),
            answering("a JSON array", body -> Responses.ok("[" + body + "]")),
            answering("a JSON string", body -> Responses.ok("\"linked\"")),
            answering("a JSON number", body -> Responses.ok("1")),
            answering("null", body -> Responses.ok("null")),
            answering("an empty object", body -> Responses.ok("{}")),
            answering("a repeated key", body -> linkedAs(body, "false,\"linked\":true")),
            answering("text after the end", body -> Responses.ok(body + "x")),
            answering("a second document", body -> Responses.ok(body + body)),
            answering("a deep nest", body -> linkedAs(body, "true,\"more\":" + "[".repeat(10_000))),
            answering("no such thing as a wallet", body -> with(body, "object", "\"order\"")),
            answering("a control character", body -> with(body, "wallet", "\"\u0000\"")),
            TransportFault.of("bytes that are no UTF-8", line -> line.send(latin(line.request()))))
        .map(fault -> fault.tells(UNKNOWN, VIOLATION))
        .toList();
  }

  /** In a list, an entry without a state is counted and hides no other one. */
  private static List<TransportFault> withoutState() {
    return Stream.of(
            answering("an id with a line break", body -> with(body, "id", "\"wlt_1\\r\\n\"")),
            answering(
                "linked is missing", body -> Responses.ok(body.replace("\"linked\"", "\"x\""))),
            answering("linked is null", body -> linkedAs(body, "null")),
            answering("linked is 1", body -> linkedAs(body, "1")),
            answering("linked is \"yes\"", body -> linkedAs(body, "\"yes\"")),
            answering("linked is an object", body -> linkedAs(body, "{}")))
        .map(fault -> fault.tells(UNKNOWN, VIOLATION).but(DONE, LIST, REFRESH_ALL))
        .toList();
  }

  /** What decides nothing is unknown where it cannot be read. */
  private static List<TransportFault> decoration() {
    return Stream.of(
            answering("a balance of 1e1000000", body -> with(body, "current_balance", "1e1000000")),
            answering("a balance of a megabit", body -> with(body, "current_balance", DIGITS)),
            answering(
                "a balance that is no number", body -> with(body, "current_balance", "\"NA\"")))
        .map(fault -> fault.tells(DONE, DONE))
        .toList();
  }

  private static List<TransportFault> state() {
    return List.of(
        answering("another wallet", body -> with(body, "id", "\"wlt_another\""))
            .tells(UNKNOWN, VIOLATION)
            .but(DONE, CREATE, LIST, REFRESH_ALL),
        answering("201", body -> Responses.status(201, JSON, body)).tells(DONE, DONE),
        answering("always unlinked", body -> linkedAs(body, "false"))
            .notApplied()
            .tells(DONE, DONE)
            .but(WRONG_OTP, LINK)
            .but(OTHER_STATE, REFRESH),
        answering("always linked", body -> linkedAs(body, "true"))
            .notApplied()
            .tells(DONE, DONE)
            .but(OTHER_STATE, REQUEST_OTP, CHANGE_MOBILE_NUMBER)
            .but(UNKNOWN, DELINK));
  }

  private static List<TransportFault> refusals() {
    return Stream.of(
            status(400).tells(REFUSED, REFUSED),
            TransportFault.of("400 that echoes the request", TransportFaults::echo)
                .tells(REFUSED, REFUSED),
            status("400 in HTML", 400, "<html>Bad Request</html>").tells(REFUSED, REFUSED),
            status(401).tells(CREDENTIALS_REFUSED, CREDENTIALS_REFUSED),
            answering("401 with a challenge", body -> Responses.status(401, CHALLENGE, ""))
                .tells(CREDENTIALS_REFUSED, CREDENTIALS_REFUSED),
            status(403).tells(CREDENTIALS_REFUSED, CREDENTIALS_REFUSED),
            status(404).tells(NOT_FOUND, NOT_FOUND),
            status(405).tells(REFUSED, REFUSED),
            status(407).tells(REFUSED, REFUSED),
            status(409).tells(REFUSED, REFUSED),
            status(417).tells(REFUSED, REFUSED),
            status(421).tells(REFUSED, REFUSED),
            status(422).tells(REFUSED, REFUSED),
            status(429).tells(THROTTLED, THROTTLED),
            throttled("0").tells(THROTTLED, THROTTLED),
            throttled("86400").tells(THROTTLED, THROTTLED),
            throttled("-5").tells(THROTTLED, THROTTLED),
            throttled("soon").tells(THROTTLED, THROTTLED),
            throttled("99999999999999999999").tells(THROTTLED, THROTTLED),
            throttled("Sun, 06 Nov 1994 08:49:37 GMT").tells(THROTTLED, THROTTLED),
            throttled("Fri, 31 Dec 2100 23:59:59 GMT").tells(THROTTLED, THROTTLED))
        .map(TransportFault::notApplied)
        .toList();
  }

  private static List<TransportFault> failures() {
    return Stream.of(
            status(408),
            status(500),
            status("500 with a good answer's body", 500, CountingProvider.wallet(true)),
            status("502 in HTML", 502, "<html>Bad Gateway</html>"),
            status(503),
            answering("503, Retry-After: 0", body -> Responses.status(503, "Retry-After: 0", "")),
            answering(
                "503, Retry-After: 86400", body -> Responses.status(503, "Retry-After: 86400", "")),
            status(504),
            status(599))
        .map(fault -> fault.tells(UNKNOWN, UNAVAILABLE))
        .toList();
  }

  private static List<TransportFault> redirects() {
    return Stream.of(300, 301, 302, 303, 304, 307, 308)
        .map(status -> answering(
            status + " to the same server",
            body -> Responses.status(status, "Location: /wallets/wlt_another", "")))
        .map(fault -> fault.tells(UNKNOWN, VIOLATION))
        .toList();
  }

  private static List<TransportFault> interim() {
    return List.of(
        answering("100 that was not asked for", body -> CONTINUE + Responses.ok(body))
            .tells(DONE, DONE),
        TransportFault.of("100 before the request was read", line -> {
              line.send(CONTINUE);
              line.send(Responses.ok(line.request()));
            })
            .tells(DONE, DONE),
        answering("a hundred times 103", body -> EARLY_HINTS.repeat(100) + Responses.ok(body))
            .tells(DONE, DONE),
        answering("a thousand times 103", body -> EARLY_HINTS.repeat(1000) + Responses.ok(body))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of(
                "103 without an end", afterRequest(line -> line.insist(EARLY_HINTS, SELDOM)))
            .endless()
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("100, then closed", cut(CONTINUE, FaultConnection::close))
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("100, then silence", cut(CONTINUE, FaultConnection::hold))
            .endless()
            .tells(UNKNOWN, UNAVAILABLE),
        TransportFault.of("101 to another protocol", cut(SWITCH, FaultConnection::hold))
            .endless()
            .tells(UNKNOWN, UNAVAILABLE));
  }

  private static TransportFault answering(String name, UnaryOperator<String> response) {
    return TransportFault.of(name, line -> line.send(response.apply(line.request())));
  }

  private static TransportFault status(int status) {
    return answering(String.valueOf(status), body -> Responses.status(status));
  }

  private static TransportFault status(String name, int status, String content) {
    return answering(name, body -> Responses.status(status, "Content-Type: any/thing", content));
  }

  private static TransportFault throttled(String wait) {
    String header = "Retry-After: " + wait;
    return answering("429, " + header, body -> Responses.status(429, header, ""));
  }

  private static Behaviour greeted(Behaviour then) {
    return line -> {
      if (line.isAsked()) {
        then.on(line);
      }
    };
  }

  private static Behaviour saying(String words) {
    return line -> {
      line.send(words);
      line.hold();
    };
  }

  /** Serves a client that accepts the certificate. */
  private static Behaviour certified(String keys) {
    return line -> {
      line.secure(TlsFixture.server(keys));
      line.send(Responses.ok(line.request()));
    };
  }

  private static Behaviour afterHead(Behaviour then) {
    return line -> {
      line.head();
      then.on(line);
    };
  }

  private static Behaviour afterRequest(Behaviour then) {
    return cut("", then);
  }

  /** Reads the request, begins to answer, and goes on otherwise. */
  private static Behaviour cut(String beginning, Behaviour then) {
    return line -> {
      line.request();
      line.send(beginning);
      then.on(line);
    };
  }

  private static Behaviour flood(String beginning, String again) {
    return cut(beginning, line -> line.flood(again, FLOOD));
  }

  /** Sends half of a good body. */
  private static Behaviour inHalf(Behaviour then) {
    return line -> {
      String body = line.request();
      line.send(Responses.okOf(size(body), body.substring(0, body.length() / 2)));
      then.on(line);
    };
  }

  private static Behaviour tooLong(Behaviour then) {
    return line -> {
      String body = line.request();
      line.send(Responses.okOf(size(body) + 10, body));
      then.on(line);
    };
  }

  private static Behaviour thenClosed(UnaryOperator<String> response) {
    return line -> {
      line.send(response.apply(line.request()));
      line.close();
    };
  }

  private static String unframed(String body) {
    return Responses.okWith("Connection: close", body);
  }

  private static String endlessChunks(String body) {
    return Responses.chunked(Responses.chunk(body));
  }

  /** The second one is a lie, which the next call must not hear. */
  private static String twice(String body) {
    String lie = linkedAs(body, String.valueOf(!body.contains("\"linked\":true")));
    return Responses.ok(body) + lie;
  }

  private static String lengths(int first, String body) {
    return "Content-Length: " + first + "\r\nContent-Length: " + size(body);
  }

  private static String linkedAs(String body, String value) {
    return with(body, "linked", value);
  }

  /** A good answer with one value changed. */
  private static String with(String body, String key, String value) {
    String pattern = "\"" + key + "\":(\"[^\"]*\"|[^,}]*)";
    String changed = "\"" + key + "\":" + value;
    return Responses.ok(body.replaceAll(pattern, Matcher.quoteReplacement(changed)));
  }

  /** A good answer with a letter as it stands alone in Latin 1 only. */
  private static byte[] latin(String body) {
    String changed = body.replace("PAYTM", "\u00e9");
    return Responses.okOf(changed.length(), changed).getBytes(ISO_8859_1);
  }

  /** A good answer that would take minutes. */
  private static String slowly(String body) {
    return Responses.ok(" ".repeat(1000) + body);
  }

  private static int size(String body) {
    return body.getBytes(UTF_8).length;
  }

  /** As a careless server does it: what came goes into the message, raw and decoded. */
  private static void echo(FaultConnection line) throws IOException {
    String request = line.echo();
    String form = request.substring(request.indexOf("\r\n\r\n") + 4);
    String words = header(request, "Authorization") + form + URLDecoder.decode(form, UTF_8);
    line.send(Responses.status(400, JSON, "{\"error_message\":\"" + words + "\"}"));
  }

  private static String header(String request, String name) {
    int begin = request.indexOf(name);
    return request.substring(begin, request.indexOf("\r\n", begin));
  }
}
