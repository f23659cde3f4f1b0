package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.ExplainingProtocolHandler.ExplanationEntity;
import java.io.IOException;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.io.HttpServerConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;

/**
 * Error bodies and common headers of all responses. HttpCore answers malformed HTTP with plain text
 * or no body; here it gets a JSON body, too.
 */
final class ErrorBodies {

  /** For browsers: no caching, no content sniffing. */
  static final Map<String, String> SECURITY_HEADERS =
      Map.of(HttpHeaders.CACHE_CONTROL, "no-store", "X-Content-Type-Options", "nosniff");

  private static final String READ_WHOLE = ErrorBodies.class.getName() + ".read-whole";

  private final RequestLog requests;
  private final HttpProcessor processor;

  /**
   * Makes one.
   *
   * @param requests records what HttpCore refuses
   */
  ErrorBodies(RequestLog requests) {
    this.requests = requests;
    this.processor = HttpProcessors.customServer("walletport-sandbox")
        .addLast(this::addErrorBody)
        .addLast(ErrorBodies::addSecurityHeaders)
        .addLast(ErrorBodies::keepConnection)
        .build();
  }

  /** Applied by HttpCore to every response. */
  HttpProcessor processor() {
    return processor;
  }

  /** Notes that the request was read to its end, so that the connection can be used again. */
  static void noteReadWhole(HttpContext context) {
    context.setAttribute(READ_WHOLE, true);
  }

  /** Answers where HttpCore only throws, and closes the connection. */
  void reject(HttpServerConnection connection, HttpCoreContext context, int status)
      throws IOException, HttpException {
    try (ClassicHttpResponse response = new BasicClassicHttpResponse(status)) {
      processor.process(response, null, context);
      connection.sendResponseHeader(response);
      connection.sendResponseEntity(response);
      connection.close();
    }
  }

  private void addErrorBody(HttpResponse response, EntityDetails entity, HttpContext context) {
    if (response instanceof ClassicHttpResponse plain && needsErrorBody(response, entity)) {
      SandboxResponse refusal =
          SandboxResponse.refused(response.getCode(), "bad_request", message(plain));
      requests.malformed(HttpCoreContext.cast(context).getRequest(), refusal);
      byte[] body = refusal.body();
      plain.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
      plain.setHeader(HttpHeaders.CONTENT_TYPE, ContentType.APPLICATION_JSON.toString());
      plain.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
    }
  }

  private static String message(ClassicHttpResponse response) {
    return response.getEntity() instanceof ExplanationEntity explanation
        ? explanation.words()
        : message(response.getCode());
  }

  private static String message(int status) {
    return switch (status) {
      case HttpStatus.SC_BAD_REQUEST ->
        "The head of the request is malformed or cut off, or has no valid Host or length.";
      case HttpStatus.SC_REQUEST_HEADER_FIELDS_TOO_LARGE ->
        "A line has at most 8192 bytes, and a request at most 100 headers.";
      case HttpStatus.SC_REQUEST_TIMEOUT ->
        "A request is complete some seconds after its first byte.";
      default -> "The sandbox speaks HTTP/1.1, and none of its rarer parts.";
    };
  }

  private static boolean needsErrorBody(HttpResponse response, EntityDetails entity) {
    return response.getCode() >= HttpStatus.SC_BAD_REQUEST
        && (entity == null || String.valueOf(entity.getContentType()).startsWith("text/plain"));
  }

  private static void addSecurityHeaders(
      HttpResponse response, EntityDetails entity, HttpContext context) {
    SECURITY_HEADERS.forEach(response::setHeader);
  }

  /** HttpCore closes the connection after every 400, also after one of a request read whole. */
  private static void keepConnection(
      HttpResponse response, EntityDetails entity, HttpContext context) {
    HttpRequest request = HttpCoreContext.cast(context).getRequest();
    if (response.getCode() == HttpStatus.SC_BAD_REQUEST
        && Boolean.TRUE.equals(context.getAttribute(READ_WHOLE))
        && mayGoOn(request)) {
      response.removeHeaders(HttpHeaders.CONNECTION);
    }
  }

  private static boolean mayGoOn(HttpRequest request) {
    Header connection = request.getFirstHeader(HttpHeaders.CONNECTION);
    return HttpVersion.HTTP_1_1.equals(request.getVersion())
        && (connection == null || !connection.getValue().equalsIgnoreCase("close"));
  }
}
