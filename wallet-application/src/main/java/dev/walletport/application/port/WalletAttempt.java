package dev.walletport.application.port;

import dev.walletport.domain.ProviderTrace;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a gateway to reach the provider: ids and how it ended, never a secret.
 *
 * <p>A command is sent again only if it {@linkplain Ending.NotSent never left}; so of all its
 * attempts one at most ends otherwise. A read may be repeated after any ending that may pass.
 *
 * @param stamp under which call, and when the attempt began; a call that was made on the gateway
 *     itself has an id of its own
 * @param subject what was asked in this attempt; a gateway that reads the wallet to explain a
 *     refused command tells of {@link dev.walletport.domain.WalletOperation#FIND} besides
 * @param number which try of this question it was, from 1
 * @param ending how it ended
 * @param duration from its begin to its end, the wait for a connection included and pauses between
 *     attempts not
 */
public record WalletAttempt(
    CallStamp stamp, CallSubject subject, int number, Ending ending, Duration duration)
    implements CallEvent {

  /** Refuses null. */
  public WalletAttempt {
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(ending, "ending");
    Objects.requireNonNull(duration, "duration");
  }

  /** How an attempt ended. */
  public sealed interface Ending {

    /**
     * Answers by ending.
     *
     * @param answered what to do with an answer
     * @param lost what to do with a lost one
     * @param notSent what to do with what was not sent
     * @param <T> what is answered
     * @return what the one function that was called returned
     */
    <T extends @Nullable Object> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super Lost, ? extends T> lost,
        Function<? super NotSent, ? extends T> notSent);

    /**
     * An answer came whole; whether it could be read, and what it means, is told by the
     * {@link WalletCallEnded}.
     *
     * @param status the provider's own, an HTTP status where HTTP is spoken
     * @param trace the provider's code and request id
     */
    record Answered(int status, ProviderTrace trace) implements Ending {
      /** Refuses null. */
      public Answered {
        Objects.requireNonNull(trace, "trace");
      }

      /**
       * Without a trace.
       *
       * @param status the provider's own, an HTTP status where HTTP is spoken
       */
      public Answered(int status) {
        this(status, ProviderTrace.none());
      }

      @Override
      public <T extends @Nullable Object> T fold(
          Function<? super Answered, ? extends T> answered,
          Function<? super Lost, ? extends T> lost,
          Function<? super NotSent, ? extends T> notSent) {
        return answered.apply(this);
      }
    }

    /**
     * It may have reached the provider, and no whole answer came.
     *
     * @param reason why
     * @param detail the class names of what was thrown, without its message; may be empty
     */
    record Lost(Reason reason, String detail) implements Ending {
      /** Refuses null. */
      public Lost {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
      }

      @Override
      public <T extends @Nullable Object> T fold(
          Function<? super Answered, ? extends T> answered,
          Function<? super Lost, ? extends T> lost,
          Function<? super NotSent, ? extends T> notSent) {
        return lost.apply(this);
      }
    }

    /**
     * It certainly did not reach the provider.
     *
     * @param reason why
     * @param detail the class names of what was thrown, without its message; may be empty
     */
    record NotSent(Reason reason, String detail) implements Ending {
      /** Refuses null. */
      public NotSent {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
      }

      @Override
      public <T extends @Nullable Object> T fold(
          Function<? super Answered, ? extends T> answered,
          Function<? super Lost, ? extends T> lost,
          Function<? super NotSent, ? extends T> notSent) {
        return notSent.apply(this);
      }
    }
  }

  /** Why an attempt has no answer: a closed list, fit for the tag of a metric. */
  public enum Reason {
    /** The calling thread was interrupted. */
    INTERRUPTED,
    /** The gateway was closed before the attempt or during it. */
    CLOSED,
    /** The time that the call has was over, at some point of the attempt. */
    DEADLINE_PASSED,
    /** The share of the connections that calls of this kind have was in use. */
    POOL_SHARE_FULL,
    /** The pool gave no connection in the time that a call may wait for one. */
    NO_CONNECTION_FREE,
    /** The name of the provider's host, or of the proxy, could not be looked up. */
    UNKNOWN_HOST,
    /** No connection could be made: refused, unreachable, or too slow. */
    NOT_CONNECTED,
    /** TLS could not be agreed on: the certificate, the host name, or the protocol. */
    TLS_FAILED,
    /** The proxy did not open a way to the provider. */
    PROXY_REFUSED,
    /** The server sent bytes, or closed the connection, before anything was asked on it. */
    SERVER_SPOKE_FIRST,
    /** The connection ended, or a read failed, before the answer was whole. */
    CONNECTION_LOST,
    /** What came back is no HTTP, or its head is longer than what is read. */
    NOT_HTTP,
    /** The merchant's key could not be had, or is none. */
    NO_KEY,
    /** Anything else; the class names are the detail. */
    ERROR
  }
}
