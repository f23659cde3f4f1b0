package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.net.WWWFormCodec;
import org.jspecify.annotations.Nullable;

/** A parsed request: method, path, headers, and the fields of query and form. */
final class SandboxRequest {

  /** Sixteen times what the longest form has. */
  static final int LONGEST_BODY = 16_384;

  private static final String FORM = "application/x-www-form-urlencoded";
  /** A line of one host in visible ASCII; the whole line, for a value shows no CR at its ends. */
  private static final Pattern HOST_LINE =
      Pattern.compile("host:[\t ]*[!-~&&[^,]]*[\t ]*", Pattern.CASE_INSENSITIVE);

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]*");
  /** A path with its query, which has neither a fragment nor another byte than visible ASCII. */
  private static final Pattern TARGET = Pattern.compile("[!-~&&[^#]]*");

  /** A field of a query, or what a separator of old within its value makes one. */
  private static final Pattern SECRET = Pattern.compile(
      "(^|;)[^=;]*(?<![a-z])(otp|mobile_number|token)(?![a-z])[^=;]*(=|$)",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final ClassicHttpRequest request;
  private final List<String> segments;
  private final Map<String, String> fields = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private SandboxRequest(ClassicHttpRequest request, List<String> segments) {
    this.request = request;
    this.segments = segments;
  }

  /**
   * Reads a request with its body.
   *
   * @param body receives the body before it is parsed
   * @throws RequestRejectedException if it is too long, or its body is not a form
   */
  static SandboxRequest read(ClassicHttpRequest request, Consumer<byte[]> body)
      throws IOException, RequestRejectedException {
    String form = form(request, body);
    URIBuilder uri = uri(request);
    SandboxRequest parsed = new SandboxRequest(request, uri.getPathSegments());
    parsed.requireNoSecret(uri.getQueryParams());
    parsed.addFields(uri.getQueryParams());
    parsed.addFields(WWWFormCodec.parse(form, UTF_8));
    return parsed;
  }

  private static void requireOneType(ClassicHttpRequest request) throws RequestRejectedException {
    if (request.getHeaders("Content-Type").length > 1) {
      throw RequestRejectedException.of(ErrorCode.NOT_A_FORM, "Content-Type may be given once.");
    }
  }

  private void requireNoSecret(List<NameValuePair> query) throws RequestRejectedException {
    if (isPost() && !query.isEmpty()) {
      throw RequestRejectedException.of(
          ErrorCode.MALFORMED,
          "The fields of a POST stand in its body: URLs end up in access logs.");
    }
    if (query.stream()
        .anyMatch(
            field -> SECRET.matcher(field.getName() + "=" + field.getValue()).find())) {
      throw RequestRejectedException.of(
          ErrorCode.MALFORMED, "A one-time password or a number in a URL ends up in access logs.");
    }
  }

  /** Only a path is accepted, neither the absolute form nor the asterisk form of RFC 9112. */
  private static URIBuilder uri(ClassicHttpRequest request) throws RequestRejectedException {
    String path = String.valueOf(request.getPath());
    if (!path.startsWith("/") || !TARGET.matcher(path).matches()) {
      throw malformedPath();
    }
    try {
      return new URIBuilder("http://sandbox" + path, UTF_8);
    } catch (URISyntaxException e) {
      throw malformedPath();
    }
  }

  private static RequestRejectedException malformedPath() {
    return RequestRejectedException.of(ErrorCode.MALFORMED, "The path is no path of a URI.");
  }

  /** The body is read before anything is refused, since the connection may go on after it. */
  private static String form(ClassicHttpRequest request, Consumer<byte[]> reader)
      throws IOException, RequestRejectedException {
    HttpEntity entity = request.getEntity();
    String body = entity == null ? "" : new String(body(entity, reader), UTF_8);
    requireOneType(request);
    return entity == null ? "" : form(entity, body);
  }

  private static String form(HttpEntity entity, String body) throws RequestRejectedException {
    if (!body.isEmpty() && !isForm(entity)) {
      throw RequestRejectedException.of(ErrorCode.NOT_A_FORM, "Content-Type must be " + FORM + ".");
    }
    if (!body.isEmpty() && !isPlain(entity)) {
      throw RequestRejectedException.of(ErrorCode.NOT_A_FORM, "A form has no Content-Encoding.");
    }
    if (BAD_ESCAPE.matcher(body).find()) {
      throw RequestRejectedException.of(
          ErrorCode.MALFORMED, "In a form, % stands before two hex digits.");
    }
    return body;
  }

  private static boolean isPlain(HttpEntity entity) {
    String coding = entity.getContentEncoding();
    return coding == null || coding.equalsIgnoreCase("identity");
  }

  private static boolean isForm(HttpEntity entity) {
    String type = entity.getContentType();
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(FORM);
  }

  private static byte[] body(HttpEntity entity, Consumer<byte[]> reader)
      throws IOException, RequestRejectedException {
    if (entity.getContentLength() > LONGEST_BODY) {
      throw tooLong();
    }
    try {
      byte[] body = read(entity.getContent());
      reader.accept(body);
      return shortEnough(body);
    } catch (ConnectionClosedException
        | MalformedChunkCodingException
        | MessageConstraintException e) {
      throw RequestRejectedException.of(
          ErrorCode.TRUNCATED, "The body ends before its end, or is garbled.");
    }
  }

  /** Not closed: closing would read the rest, which may be endless. */
  private static byte[] read(InputStream in) throws IOException {
    return in.readNBytes(LONGEST_BODY + 1);
  }

  private static byte[] shortEnough(byte[] body) throws RequestRejectedException {
    if (body.length > LONGEST_BODY) {
      throw tooLong();
    }
    return body;
  }

  private static RequestRejectedException tooLong() {
    return RequestRejectedException.of(
        ErrorCode.TOO_LONG, "A body has at most " + LONGEST_BODY + " bytes.");
  }

  /** A name that differs by its case alone is the same field. */
  private void addFields(List<NameValuePair> pairs) throws RequestRejectedException {
    for (NameValuePair pair : pairs) {
      String value = pair.getValue() == null ? "" : pair.getValue();
      fields.put(pair.getName(), value);
      if (!names.add(pair.getName().toLowerCase(Locale.ROOT))) {
        throw RequestRejectedException.of(ErrorCode.MALFORMED, "A field may be given once.");
      }
    }
  }

  String method() {
    return request.getMethod();
  }

  boolean isPost() {
    return method().equals("POST");
  }

  boolean isGet() {
    return method().equals("GET");
  }

  /**
   * This request, if it has one of these methods.
   *
   * @throws RequestRejectedException if it has another method
   */
  SandboxRequest requireMethod(String... methods) throws RequestRejectedException {
    if (!List.of(methods).contains(method())) {
      throw RequestRejectedException.methodNotAllowed(methods);
    }
    return this;
  }

  /** The path, decoded and without the slash in front. */
  String path() {
    return String.join("/", segments);
  }

  /** Tells whether the path has these segments, of which "*" is any. */
  boolean matches(String... path) {
    if (segments.size() != path.length) {
      return false;
    }
    for (int i = 0; i < path.length; i++) {
      if (!path[i].equals("*") && !path[i].equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Empty if the path has no such segment. */
  String segment(int index) {
    return index >= 0 && index < segments.size() ? segments.get(index) : "";
  }

  /** Tells whether the path begins with two slashes, as behind a base URI that ends with one. */
  boolean hasDoubleSlash() {
    return request.getPath().startsWith("//");
  }

  /** All values of a header, each once. */
  Set<String> headers(String name) {
    return Arrays.stream(request.getHeaders(name))
        .map(Header::getValue)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Option<String> header(String name) {
    Header header = request.getFirstHeader(name);
    return header == null ? Option.none() : Option.of(header.getValue());
  }

  /** The value of a field of the query or the form; none if it is absent or empty. */
  Option<String> field(String name) {
    String value = fields.getOrDefault(name, "");
    return value.isEmpty() ? Option.none() : Option.some(value);
  }

  /**
   * The value of a field.
   *
   * @throws RequestRejectedException if it is absent or empty
   */
  String requireField(String name) throws RequestRejectedException {
    return field(name)
        .getOrElseThrow(
            () -> RequestRejectedException.of(ErrorCode.INVALID, name + " is required."));
  }

  /** The field {@code command}, empty if it is absent. */
  String command() {
    return field("command").getOrElse("");
  }

  /**
   * The host and port of {@code Host}; none if there is no such header, or the request line names
   * another one, where HttpCore trusts the line and browsers the header.
   *
   * @throws RequestRejectedException if either has what no host has, such as a byte above ASCII,
   *     which a {@link URIAuthority} cannot write
   */
  Option<URIAuthority> authority() throws RequestRejectedException {
    URIAuthority parsed = request.getAuthority();
    if (!isHost(parsed)) {
      throw RequestRejectedException.of(
          ErrorCode.MALFORMED, "Host is one name or address in ASCII, with or without a port.");
    }
    return parsed != null && header("Host").exists(parsed.toString()::equalsIgnoreCase)
        ? Option.some(parsed)
        : Option.none();
  }

  private boolean isHost(@Nullable URIAuthority parsed) {
    return Arrays.stream(request.getHeaders("Host"))
            .allMatch(line -> HOST_LINE.matcher(line.toString()).matches())
        && (parsed == null || VISIBLE_ASCII.matcher(parsed.getHostName()).matches());
  }
}
