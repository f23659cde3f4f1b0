package dev.walletport.adapter.juspay;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * Finds the addresses of a name with an end to the wait: the machine's own lookup can neither be
 * interrupted nor given a time, and may take minutes.
 *
 * <p>A lookup runs on a thread of its own, one at a time for a name, while callers wait for it to
 * the end of their own deadlines. A client knows one name, Juspay's or its proxy's, so it has one
 * such thread at most, and none while there is nothing to look up. Addresses and {@code localhost}
 * are not looked up.
 */
final class DeadlineDnsResolver implements DnsResolver, AutoCloseable {

  private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
  private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  /** How long a thread may wait: it makes one call at a time, of whichever client. */
  private static final ThreadLocal<Deadline> DEADLINE = new ThreadLocal<>();

  private final Lookup lookup;
  private final ConcurrentHashMap<String, CompletableFuture<InetAddress[]>> running =
      new ConcurrentHashMap<>();

  DeadlineDnsResolver(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Says how long this thread may wait; the library hands no call on to a resolver. */
  static void allow(Deadline until) {
    DEADLINE.set(until);
  }

  /** Forgets what {@link #allow} said. */
  static void forget() {
    DEADLINE.remove();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    if (host.equalsIgnoreCase("localhost")) {
      return localhost();
    }
    return isAddress(host) ? InetAddress.getAllByName(host) : await(host, lookup(host));
  }

  /** As asked: nothing here wants another name. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Ends every wait. */
  @Override
  public void close() {
    running.values().forEach(answer -> answer.cancel(false));
  }

  /** Both loopback addresses whatever this machine's files say, as RFC 6761 has it. */
  private static InetAddress[] localhost() throws UnknownHostException {
    return new InetAddress[] {
      InetAddress.getByAddress("localhost", LOOPBACK_4),
      InetAddress.getByAddress("localhost", LOOPBACK_6)
    };
  }

  private static boolean isAddress(String host) {
    return InetAddressUtils.isIPv4(host)
        || InetAddressUtils.isIPv6(host)
        || InetAddressUtils.isIPv6URLBracketed(host);
  }

  /** Joins the lookup that is running for this name, or begins one. */
  private CompletableFuture<InetAddress[]> lookup(String host) {
    CompletableFuture<InetAddress[]> mine = new CompletableFuture<>();
    CompletableFuture<InetAddress[]> theirs = running.putIfAbsent(host, mine);
    return theirs == null ? begin(host, mine) : theirs;
  }

  private CompletableFuture<InetAddress[]> begin(
      String host, CompletableFuture<InetAddress[]> answer) {
    try {
      return answer.completeAsync(() -> lookedUp(host, answer), DeadlineDnsResolver::inThread);
    } catch (OutOfMemoryError e) { // What the JDK throws when there is no thread to be had.
      running.remove(host, answer);
      answer.completeExceptionally(e);
      return answer;
    }
  }

  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "walletport-juspay-names");
    thread.setDaemon(true);
    thread.start();
  }

  private InetAddress[] lookedUp(String host, CompletableFuture<InetAddress[]> answer) {
    try {
      return lookup.allOf(host);
    } catch (UnknownHostException e) {
      throw new CompletionException(e);
    } finally {
      running.remove(host, answer);
    }
  }

  private static InetAddress[] await(String host, CompletableFuture<InetAddress[]> answer)
      throws UnknownHostException {
    try {
      return answer.get(remaining(), TimeUnit.NANOSECONDS).clone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    } catch (ExecutionException | CancellationException | TimeoutException e) {
      throw new UnknownHostException(host);
    }
  }

  private static long remaining() {
    Deadline until = DEADLINE.get();
    return until == null ? 0 : until.remaining();
  }

  /** The machine's lookup, or a test's. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] allOf(String host) throws UnknownHostException;
  }
}
