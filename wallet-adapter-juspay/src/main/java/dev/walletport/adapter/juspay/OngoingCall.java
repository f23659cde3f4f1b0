package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.MerchantHeaders.Keyed;
import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.adapter.juspay.json.JsonType;
import dev.walletport.adapter.juspay.json.UnreadValues;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call that has begun.
 *
 * @param call what is asked
 * @param keyed with which key, to the end of the call
 * @param began when, by the host's clock; no token that it brings is older
 * @param deadline when it has to be over
 * @param attempts what was sent for it
 * @param purpose what the host asked, to which a read that explains a refusal belongs
 */
record OngoingCall(
    WalletCall call,
    Keyed keyed,
    Instant began,
    Deadline deadline,
    Attempts attempts,
    WalletCall purpose)
    implements UnreadValues {

  /** Begins with no attempt. */
  OngoingCall(WalletCall call, Keyed keyed, Instant began, Deadline deadline) {
    this(call, keyed, began, deadline, new Attempts(), call);
  }

  /** Keeps it with the attempts, until the call is over. */
  @Override
  public void add(String key, JsonType type) {
    attempts.addUnread(this, key, type);
  }

  /** Another request within the same deadline. */
  OngoingCall asking(WalletCall other) {
    return new OngoingCall(other, keyed, began, deadline, attempts, purpose);
  }

  /** Masks what has been sent, by this request or by the one that it explains. */
  Masking masking() {
    return new Masking(secrets(), keyed.apiKey());
  }

  /** Tells whether an id of a success may hold what has been sent, or a debit token. */
  boolean mayHaveSecretIn(String id) {
    return SecretFragments.mayBeIn(id, keyed.apiKey().fragments(), secrets());
  }

  private List<String> secrets() {
    return call.equals(purpose)
        ? call.secrets()
        : Stream.concat(purpose.secrets().stream(), call.secrets().stream()).toList();
  }
}
