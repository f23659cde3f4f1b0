package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers connections over the cap with 503, on one thread beside the listener; of very many some
 * are closed without an answer.
 */
final class OverloadResponder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);
  private static final int WAITING = 64;
  private static final Duration CLIENT_TIME = Duration.ofSeconds(1);
  private static final int MAX_DRAINED_BYTES = 1 << 16;

  private final SandboxResponse refusal;
  private final RequestLog requests;
  private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
      1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), OverloadResponder::named);

  OverloadResponder(int cap, RequestLog requests) {
    this.requests = requests;
    this.refusal = SandboxResponse.refused(
            503, "too_many_connections", "The sandbox has its " + cap + " connections at most.")
        .with("Retry-After", "1")
        .with("Connection", "close")
        .with(ErrorBodies.SECURITY_HEADERS);
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread named(Runnable task) {
    return new Thread(task, "HTTP-overload");
  }

  /** Takes the connection over. */
  void refuse(Socket socket, Tls tls) throws IOException {
    try {
      thread.execute(() -> respond(socket, tls));
    } catch (RejectedExecutionException e) {
      socket.close();
    }
  }

  private void respond(Socket accepted, Tls tls) {
    requests.malformed(null, refusal);
    try (Socket socket = accepted) {
      InputStream in =
          new DeadlineInputStream(socket, socket.getInputStream(), CLIENT_TIME, CLIENT_TIME);
      Option<SSLSocket> secure = tls.over(socket, in);
      if (secure.isDefined()) {
        write(secure.get(), secure.get().getInputStream());
      } else {
        write(socket, in);
      }
    } catch (IOException e) {
      LOG.debug("A connection ended by {}", e.getClass().getSimpleName());
    }
  }

  /** Reads what the client has sent, since a close with unread data discards the response. */
  private void write(Socket socket, InputStream in) throws IOException {
    String head = refusal.text().replaceFirst(" 503", " 503 Service Unavailable");
    String length = "\nContent-Length: " + refusal.body().length + "\n\n";
    String text = head.replaceFirst("\n\n", length);
    int end = text.indexOf("\n\n") + 2;
    socket
        .getOutputStream()
        .write((text.substring(0, end).replace("\n", "\r\n") + text.substring(end))
            .getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    socket.shutdownOutput();
    in.readNBytes(MAX_DRAINED_BYTES);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
