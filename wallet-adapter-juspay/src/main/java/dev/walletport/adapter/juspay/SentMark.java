package dev.walletport.adapter.juspay;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * The step just before the transport: up to here a connection was found, opened and secured, from
 * here on bytes of the request may leave. No exception tells the two apart by its class.
 */
final class SentMark {

  private SentMark() {}

  static ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (scope.originalRequest instanceof Exchange sending && !sending.leave()) {
      throw new InterruptedIOException("stopped before it left");
    }
    return chain.proceed(request, scope);
  }
}
