package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Checks by reads and refreshes what a host has to set. */
final class Doctor {

  private static final Timing READS = new Timing("reads", "deadline", 20, Duration.ofSeconds(2));
  private static final Timing REFRESHES =
      new Timing("refreshes", "refreshDeadline", 3, Duration.ofSeconds(10));

  private final WalletCalls calls;
  private final Target target;

  Doctor(WalletCalls calls, Target target) {
    this.calls = calls;
    this.target = target;
  }

  /**
   * Checks all.
   *
   * @return a line for each check; of a key that does not work its line alone
   */
  Report check() {
    ProbeResponse list = calls.list();
    List<String> lines = new ArrayList<>(access(list));
    if (list.isSuccess()) {
      lines.add("merchant id: " + merchantId());
      lines.add("routing id: " + routingId());
      lines.add("refresh: " + refreshForms(list));
      lines.addAll(latencies(list));
    }
    return new Report(list.isSuccess(), lines);
  }

  private static List<String> access(ProbeResponse list) {
    String seen = " (" + list.summary() + ")";
    if (list.status() == ProbeResponse.NONE) {
      return List.of("host: no whole response came");
    }
    if (list.isForbidden()) {
      return List.of("key: not known", "address: refused" + seen);
    }
    return list.isUnauthorized()
        ? List.of("key: refused" + seen, "address: not known")
        : List.of("key: works" + seen, "address: allowed");
  }

  private String merchantId() {
    String without = calls.listWith("x-merchantid", "").isSuccess() ? "not needed" : "needed";
    return target
        .merchantId()
        .map(given -> "the given one is taken, and " + without)
        .getOrElse(without);
  }

  private String routingId() {
    boolean none = calls.listWith("x-routing-id", "").isSuccess();
    boolean other = calls.listWith("x-routing-id", "walletport-probe").isSuccess();
    return (none ? "not needed by a read" : "needed")
        + (other ? ", another one than the customer's is taken" : ", must be the customer's");
  }

  /** A wallet that is not linked shows by like refusals that both forms are known. */
  private String refreshForms(ProbeResponse list) {
    return wallet(list)
        .map(wallet ->
            forms(calls.refreshByPost(wallet), calls.refreshByGet(wallet), calls.read(wallet)))
        .getOrElse("not known, the customer has no wallet");
  }

  /** A linked one, if there is one. */
  private static Option<String> wallet(ProbeResponse list) {
    return Option.ofOptional(list.wallets().stream().max(Comparator.comparing(Doctor::linked)))
        .flatMap(wallet -> ProbeResponse.text(wallet, "id"));
  }

  private static boolean linked(JsonNode wallet) {
    return wallet.path("linked").asText().equals("true");
  }

  private static String forms(ProbeResponse post, ProbeResponse get, ProbeResponse read) {
    String seen = " (POST " + post.summary() + ", GET " + get.summary() + ")";
    if (post.summary().equals(get.summary())) {
      return (post.isLinked() ? "both forms work" : "both forms are answered alike") + seen;
    }
    return (post.isWallet() ? "POST works" : otherThan(get, read)) + seen;
  }

  private static String otherThan(ProbeResponse get, ProbeResponse read) {
    return get.summary().equals(read.summary()) ? "GET may be a plain read" : "neither is sure";
  }

  private List<String> latencies(ProbeResponse list) {
    List<String> lines = new ArrayList<>(READS.lines(calls::list));
    wallet(list)
        .forEach(wallet -> lines.addAll(REFRESHES.lines(() -> calls.refreshByPost(wallet))));
    return lines;
  }

  /** Calls whose times suggest a setting: a refusal may come sooner than an answer. */
  private record Timing(String calls, String setting, int count, Duration least) {

    List<String> lines(Supplier<ProbeResponse> call) {
      List<Duration> times = IntStream.range(0, count)
          .mapToObj(i -> call.get())
          .filter(response -> response.isSuccess() && !response.isRefusal())
          .map(ProbeResponse::time)
          .toList();
      return times.isEmpty()
          ? List.of(calls + ": all " + count + " refused or lost")
          : lines(Latencies.of(times), count - times.size());
    }

    private List<String> lines(Latencies latencies, int others) {
      return List.of(
          calls + ": " + latencies.shown()
              + (others == 0 ? "" : ", " + others + " refused or lost"),
          setting + ": " + latencies.deadline(least).toSeconds() + " s at least");
    }
  }

  /**
   * What was checked.
   *
   * @param passed whether the API could be read
   * @param lines one for each check
   */
  record Report(boolean passed, List<String> lines) {}
}
