package dev.walletport.adapter.juspay;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Keeps each handshake waiting until it is closed, whatever becomes of its socket or thread. */
final class HoldingTrustManager implements X509TrustManager, AutoCloseable {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  SSLContext context() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {this}, null);
    return context;
  }

  void awaitAsked() throws InterruptedException {
    asked.await();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    asked.countDown();
    boolean interrupted = false;
    while (closed.getCount() > 0) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {
    throw new AssertionError("a client does not ask");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
