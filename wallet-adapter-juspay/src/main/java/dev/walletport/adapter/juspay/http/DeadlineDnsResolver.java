package dev.walletport.adapter.juspay.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * Finds the addresses of a name with an end to the wait: the machine's own lookup can neither be
 * interrupted nor given a time, and may take minutes.
 *
 * <p>Every call looks the name up anew, on a thread of its own, so that one lookup that hangs holds
 * up no later call. At most {@value #MOST_AT_ONCE} lookups run at once; beyond that a call waits
 * for the newest. Addresses and {@code localhost} are not looked up.
 */
final class DeadlineDnsResolver implements AutoCloseable {

  static final int MOST_AT_ONCE = 8;

  private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
  private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final DnsLookup lookup;
  private final Set<RunningLookup> running = ConcurrentHashMap.newKeySet();
  private final Map<String, RunningLookup> newest = new ConcurrentHashMap<>();
  private volatile boolean closed;

  DeadlineDnsResolver(DnsLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * Finds all addresses of a host, one at least.
   *
   * @throws UnknownHostException also when the time is over, or when the name has no address
   */
  InetAddress[] resolve(String host, Deadline deadline) throws UnknownHostException {
    if (host.equalsIgnoreCase("localhost")) {
      return localhost();
    }
    return isAddress(host)
        ? InetAddress.getAllByName(host)
        : some(host, await(host, lookup(host), deadline));
  }

  /** Ends every wait, of a lookup that begins meanwhile as well. */
  @Override
  public void close() {
    closed = true;
    running.forEach(RunningLookup::cancel);
  }

  /** Both loopback addresses, without a look at this machine's files, as RFC 6761 has it. */
  private static InetAddress[] localhost() throws UnknownHostException {
    return new InetAddress[] {
      InetAddress.getByAddress("localhost", LOOPBACK_4),
      InetAddress.getByAddress("localhost", LOOPBACK_6)
    };
  }

  private static boolean isAddress(String host) {
    return InetAddressUtils.isIPv4(host) || InetAddressUtils.isIPv6(host);
  }

  /** No address at all would be taken for this machine's own. */
  private static InetAddress[] some(String host, InetAddress[] found) throws UnknownHostException {
    InetAddress[] some = Stream.of(found).filter(Objects::nonNull).toArray(InetAddress[]::new);
    if (some.length == 0) {
      throw new UnknownHostException(host);
    }
    return some;
  }

  private RunningLookup lookup(String host) {
    RunningLookup last = newest.get(host);
    return last != null && running.size() >= MOST_AT_ONCE ? last : begin(host);
  }

  private RunningLookup begin(String host) {
    RunningLookup begun = new RunningLookup();
    running.add(begun);
    newest.put(host, begun);
    try {
      begun.answer.completeAsync(() -> lookedUp(host, begun), DeadlineDnsResolver::inThread);
    } catch (OutOfMemoryError e) { // What the JDK throws when there is no thread to be had.
      forget(host, begun);
      begun.answer.completeExceptionally(e);
    }
    if (closed) { // After the lookup was added, or the close may have missed it.
      begun.cancel();
    }
    return begun;
  }

  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "walletport-juspay-dns");
    thread.setDaemon(true);
    thread.start();
  }

  private InetAddress[] lookedUp(String host, RunningLookup begun) {
    try {
      return lookup.allOf(host).clone();
    } catch (UnknownHostException e) {
      throw new CompletionException(e);
    } finally {
      forget(host, begun);
    }
  }

  private void forget(String host, RunningLookup begun) {
    running.remove(begun);
    newest.remove(host, begun);
  }

  private static InetAddress[] await(String host, RunningLookup begun, Deadline deadline)
      throws UnknownHostException {
    try {
      return begun.answer.get(deadline.remaining(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    } catch (ExecutionException | CancellationException | TimeoutException e) {
      throw new UnknownHostException(host);
    }
  }

  /** A lookup on its way; compared by identity. */
  private static final class RunningLookup {
    private final CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();

    private void cancel() {
      boolean ignored = answer.cancel(false);
    }
  }
}
