package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final int MAX_DRAINED_BYTES = 1 << 16;

  private final SandboxResponse refusal;
  private final Duration clientTime;
  private final RequestLog requests;
  /** Closed with this, also those whose turn has not come. */
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
      1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), OverloadResponder::named);

  OverloadResponder(ConnectionLimits limits, RequestLog requests) {
    this.requests = requests;
    this.clientTime = limits.refusal();
    this.refusal = SandboxResponse.refused(
            503,
            "too_many_connections",
            "The sandbox has its " + limits.connections() + " connections at most.")
        .with("Retry-After", "1")
        .with("Connection", "close")
        .with(ErrorBodies.SECURITY_HEADERS);
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread named(Runnable task) {
    return new Thread(task, "HTTP-overload");
  }

  /** Takes the connection over, unless it throws, as where no thread can be started. */
  void refuse(Socket socket, Tls tls) throws IOException {
    open.add(socket);
    try {
      thread.execute(() -> respond(socket, tls));
    } catch (RejectedExecutionException e) {
      open.remove(socket);
      socket.close();
    } catch (Throwable e) {
      open.remove(socket);
      throw e;
    }
  }

  private void respond(Socket accepted, Tls tls) {
    try (Socket socket = accepted) {
      requests.malformed(null, refusal);
      InputStream in =
          new DeadlineInputStream(socket, socket.getInputStream(), clientTime, clientTime);
      Option<SSLSocket> secure = tls.over(socket, in);
      if (secure.isDefined()) {
        write(secure.get(), secure.get().getInputStream());
      } else {
        write(socket, in);
      }
    } catch (IOException e) {
      LOG.debug("A connection ended by {}", e.getClass().getSimpleName());
    } finally {
      open.remove(accepted);
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
    List<Runnable> ignored = thread.shutdownNow();
    open.forEach(OverloadResponder::end);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A connection ended by {}", e.getClass().getSimpleName());
    }
  }
}
