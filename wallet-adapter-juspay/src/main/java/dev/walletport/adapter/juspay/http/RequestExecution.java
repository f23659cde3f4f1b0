package dev.walletport.adapter.juspay.http;

import java.io.IOException;
import org.apache.hc.client5.http.io.ConnectionEndpoint.RequestExecutor;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Writes one request and reads the response to it, once. It does not send again, follow, answer a
 * challenge or keep a cookie, because no line here does.
 */
final class RequestExecution implements RequestExecutor {

  /** For a server that ignores {@code Expect}. */
  private static final Timeout WAIT_FOR_CONTINUE = Timeout.ofSeconds(1);

  private final Exchange exchange;
  private boolean formKeptBack;

  RequestExecution(Exchange exchange) {
    this.exchange = exchange;
  }

  /** From the mark on bytes may leave, and nowhere else. */
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, HttpClientConnection connection, @Nullable HttpContext context)
      throws IOException, HttpException {
    BoundedHttpClientConnection bounded = (BoundedHttpClientConnection) connection;
    bounded.begin(exchange.allowance());
    bounded.requireNothingToRead();
    exchange.leave();
    bounded.sendRequestHeader(request);
    ClassicHttpResponse response = request.containsHeader("Expect")
        ? sendFormWhenTold(request, bounded)
        : sendForm(request, bounded);
    if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
      bounded.receiveResponseEntity(response);
    }
    return response;
  }

  /** Tells whether the form stayed at home: the connection then waits for it in vain. */
  boolean formKeptBack() {
    return formKeptBack;
  }

  private static ClassicHttpResponse sendForm(
      ClassicHttpRequest request, HttpClientConnection connection)
      throws IOException, HttpException {
    connection.sendRequestEntity(request);
    connection.flush();
    return finalHead(connection);
  }

  private ClassicHttpResponse sendFormWhenTold(
      ClassicHttpRequest request, HttpClientConnection connection)
      throws IOException, HttpException {
    connection.flush();
    while (connection.isDataAvailable(WAIT_FOR_CONTINUE)) {
      ClassicHttpResponse head = connection.receiveResponseHeader();
      if (head.getCode() == HttpStatus.SC_CONTINUE) {
        break;
      }
      if (head.getCode() >= HttpStatus.SC_SUCCESS) {
        return answeredBeforeTheForm(head);
      }
    }
    return sendForm(request, connection);
  }

  /** A yes to a form that the server has not seen proves nothing. */
  private ClassicHttpResponse answeredBeforeTheForm(ClassicHttpResponse head)
      throws ProtocolException {
    formKeptBack = true;
    if (head.getCode() < HttpStatus.SC_REDIRECTION) {
      throw new ProtocolException("answered before the form was sent");
    }
    return head;
  }

  /** Reads heads up to the first that is not of an interim response. */
  static ClassicHttpResponse finalHead(HttpClientConnection connection)
      throws IOException, HttpException {
    ClassicHttpResponse head = connection.receiveResponseHeader();
    while (head.getCode() < HttpStatus.SC_SUCCESS) {
      requireSameProtocol(head);
      head = connection.receiveResponseHeader();
    }
    return head;
  }

  /** What follows a switch that was not asked for is not HTTP. */
  private static void requireSameProtocol(ClassicHttpResponse head) throws ProtocolException {
    if (head.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
      throw new ProtocolException("switched to another protocol");
    }
  }
}
