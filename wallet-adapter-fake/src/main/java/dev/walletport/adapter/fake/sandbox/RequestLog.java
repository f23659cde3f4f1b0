package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.sandbox.RecordedRequest.RequestText;
import dev.walletport.adapter.fake.sandbox.RecordedRequest.Times;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest {@value #CAPACITY} requests with their responses, and a line in the log for each: its
 * operation, status and code, and no text of the client.
 *
 * <p>Connections over the cap and heads that are malformed are kept beside them, the latest
 * {@value #MALFORMED}, so that a flood of them displaces no request; equal ones are one row.
 *
 * <p>Kept are all requests of the wallet API, all commands of the controls, and all that were
 * refused. Reads of the page and of the controls are kept if they were refused.
 */
final class RequestLog {

  static final int CAPACITY = 1_000;
  static final int MALFORMED = 100;

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);

  private final FakeWallets fake;
  private final InstantSource machine;
  private final Deque<RecordedRequest> newestFirst = new ArrayDeque<>();
  private final Deque<RecordedRequest> malformed = new ArrayDeque<>();
  private long count;

  /**
   * Makes one.
   *
   * @param fake knows the customers of wallets
   * @param machine the clock of the machine
   */
  RequestLog(FakeWallets fake, InstantSource machine) {
    this.fake = fake;
    this.machine = machine;
  }

  /** Begins to record a request, whose head is read. */
  RequestRecording begin(ClassicHttpRequest request) {
    return new RequestRecording(this, request, machine.instant());
  }

  /** Records a request that HTTP's own rules refuse, and that may have no head. */
  void malformed(@Nullable HttpRequest request, SandboxResponse response) {
    RequestText text = request == null
        ? new RequestText(Option.none(), Option.none(), "")
        : RequestRecording.text(request, "");
    LOG.info(keepMalformed(text, response).summary());
  }

  private synchronized RecordedRequest keepMalformed(RequestText text, SandboxResponse response) {
    RecordedRequest recorded =
        recorded(RequestSubject.unknown(), machine.instant(), text, response);
    Option<RecordedRequest> before =
        Option.ofOptional(malformed.stream().filter(recorded::isLike).findFirst());
    before.forEach(malformed::remove);
    push(before.map(recorded::countingAlso).getOrElse(recorded), malformed, MALFORMED);
    return recorded;
  }

  /** Records a request if it is of a kind that is kept. */
  void ended(RequestRecording recording, SandboxResponse response) {
    Option<SandboxRequest> parsed = recording.parsed();
    if (response.status() >= 400 || parsed.exists(RequestLog::isKept)) {
      add(subject(parsed, response), recording.arrived(), recording.text(), response);
    }
  }

  /** Records a request that a defect has ended; whose wallet it names is not asked. */
  void endedByDefect(RequestRecording recording, SandboxResponse response) {
    RequestSubject subject = recording
        .parsed()
        .map(request -> RequestSubject.of(request, wallet -> Option.none()))
        .getOrElse(RequestSubject::unknown);
    add(subject, recording.arrived(), recording.text(), response);
  }

  private static boolean isKept(SandboxRequest request) {
    return WalletApi.owns(request) || request.isPost();
  }

  private RequestSubject subject(Option<SandboxRequest> parsed, SandboxResponse response) {
    return response
        .notes()
        .call()
        .map(RequestSubject::of)
        .orElse(parsed.map(request -> RequestSubject.of(request, this::owner)))
        .getOrElse(RequestSubject::unknown);
  }

  private Option<CustomerId> owner(WalletId wallet) {
    return fake.wallet(wallet).map(KnownWallet::owner);
  }

  private void add(
      RequestSubject subject, Instant arrived, RequestText text, SandboxResponse response) {
    LOG.info(keep(subject, arrived, text, response).summary());
  }

  private synchronized RecordedRequest keep(
      RequestSubject subject, Instant arrived, RequestText text, SandboxResponse response) {
    RecordedRequest recorded = recorded(subject, arrived, text, response);
    push(recorded, newestFirst, CAPACITY);
    return recorded;
  }

  private RecordedRequest recorded(
      RequestSubject subject, Instant arrived, RequestText text, SandboxResponse response) {
    count++;
    Times times = new Times(arrived, machine.instant().plus(response.notes().delay()), 1);
    return new RecordedRequest(count, times, subject, text, response);
  }

  private static void push(RecordedRequest first, Deque<RecordedRequest> requests, int most) {
    requests.addFirst(first);
    if (requests.size() > most) {
      requests.removeLast();
    }
  }

  synchronized List<RecordedRequest> newestFirst() {
    return Stream.concat(newestFirst.stream(), malformed.stream())
        .sorted(Comparator.comparingLong(RecordedRequest::number).reversed())
        .toList();
  }

  /** The numbers of the requests that made calls of the fake, by the entries of the calls. */
  IdentityHashMap<JournalEntry, Long> numbersByCall() {
    IdentityHashMap<JournalEntry, Long> numbers = new IdentityHashMap<>();
    newestFirst()
        .forEach(request -> request
            .response()
            .notes()
            .calls()
            .forEach(call -> numbers.put(call, request.number())));
    return numbers;
  }

  /** The request of this number, unless it is no longer kept. */
  Option<RecordedRequest> find(long number) {
    return Option.ofOptional(
        newestFirst().stream().filter(recorded -> recorded.number() == number).findFirst());
  }

  /** Forgets all requests; their numbers go on. */
  synchronized void clear() {
    newestFirst.clear();
    malformed.clear();
  }
}
