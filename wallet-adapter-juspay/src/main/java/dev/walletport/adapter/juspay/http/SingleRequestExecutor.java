package dev.walletport.adapter.juspay.http;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
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
final class SingleRequestExecutor implements RequestExecutor {

  /** For a server that ignores {@code Expect}. */
  private static final Timeout WAIT_FOR_CONTINUE = Timeout.ofSeconds(1);

  private final Exchange exchange;
  private final RequestHeadWriter format;
  private final Expect expect;
  private boolean formKeptBack;

  SingleRequestExecutor(Exchange exchange, RequestHeadWriter format, Expect expect) {
    this.exchange = exchange;
    this.format = format;
    this.expect = expect;
  }

  /**
   * No byte of the request is sent before the mark is set.
   *
   * @param unused what HttpClient wants to be given; the exchange has the request
   */
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest unused, HttpClientConnection connection, @Nullable HttpContext context)
      throws IOException, HttpException {
    BoundedHttpClientConnection bounded = (BoundedHttpClientConnection) connection;
    OutgoingRequest request = exchange.request();
    RequestBuffer buffer = bounded.begin(exchange.allowance());
    format.head(request, buffer);
    bounded.requireNothingToRead();
    exchange.leave();
    ClassicHttpResponse response = send(request, bounded, buffer);
    if (MessageSupport.canResponseHaveBody(request.method(), response)) {
      bounded.receiveResponseEntity(response);
    }
    return response;
  }

  /** Tells whether the form was not sent: the server may still wait for it on this connection. */
  boolean formKeptBack() {
    return formKeptBack;
  }

  private ClassicHttpResponse send(
      OutgoingRequest request, BoundedHttpClientConnection connection, RequestBuffer buffer)
      throws IOException, HttpException {
    String form = request.form();
    if (form == null) {
      return sendRest(connection, buffer);
    }
    if (expect == Expect.CONTINUE) {
      return sendWhenTold(form, connection, buffer);
    }
    buffer.add(form);
    return sendRest(connection, buffer);
  }

  private static ClassicHttpResponse sendRest(
      BoundedHttpClientConnection connection, RequestBuffer buffer)
      throws IOException, HttpException {
    connection.send(buffer);
    return finalHead(connection);
  }

  /** Behind a 100 it looks for the answer that may be there already. */
  private ClassicHttpResponse sendWhenTold(
      String form, BoundedHttpClientConnection connection, RequestBuffer buffer)
      throws IOException, HttpException {
    connection.send(buffer);
    Timeout wait = WAIT_FOR_CONTINUE;
    while (connection.isDataAvailable(wait)) {
      ClassicHttpResponse head = connection.receiveResponseHeader();
      if (head.getCode() >= HttpStatus.SC_SUCCESS) {
        return answeredBeforeTheForm(head);
      }
      requireSameProtocol(head);
      wait = head.getCode() == HttpStatus.SC_CONTINUE ? Timeout.ONE_MILLISECOND : wait;
    }
    exchange.requireNotOver();
    buffer.clear();
    buffer.add(form);
    return sendRest(connection, buffer);
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
