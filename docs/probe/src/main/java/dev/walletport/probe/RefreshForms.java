package dev.walletport.probe;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Set;

/**
 * By which form a linked wallet is refreshed: the date of its balance tells a refresh from a read.
 */
final class RefreshForms implements Question {

  private static final Duration SECONDS = Duration.ofSeconds(2);

  @Override
  public String id() {
    return "refresh.forms";
  }

  @Override
  public String text() {
    return "Is a linked wallet refreshed by POST, by GET, or by both?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.READS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation.findLinked().flatMap(wallet -> compare(preparation, wallet));
  }

  private static Either<String, Outcome> compare(WalletPreparation preparation, String wallet) {
    ProbeResponse before = preparation.calls().read(wallet);
    preparation.surroundings().pause(SECONDS);
    ProbeResponse post = preparation.calls().refreshByPost(wallet);
    ProbeResponse between = preparation.calls().read(wallet);
    preparation.surroundings().pause(SECONDS);
    ProbeResponse get = preparation.calls().refreshByGet(wallet);
    return isAnswer(post) && isAnswer(get)
        ? Outcome.of(
            word(post, isLater(post, before), get, isLater(get, between)),
            "POST " + post.summary() + ", GET " + get.summary())
        : Either.left("POST " + post.summary() + ", GET " + get.summary());
  }

  private static boolean isAnswer(ProbeResponse response) {
    return response.isWallet() || response.isRefusal();
  }

  private static boolean isLater(ProbeResponse after, ProbeResponse before) {
    return !date(after).equals(date(before));
  }

  private static Option<String> date(ProbeResponse response) {
    return ProbeResponse.text(response.body(), "last_refreshed");
  }

  /** If one of the two moves the date and the other does not, the other is a read. */
  private static String word(
      ProbeResponse post, boolean postLater, ProbeResponse get, boolean getLater) {
    boolean datesTell = postLater || getLater;
    boolean byPost = post.isLinked() && (postLater || !datesTell);
    boolean byGet = get.isLinked() && (getLater || !datesTell);
    if (byPost) {
      return byGet ? "both" : "post";
    }
    return byGet ? "get" : "none";
  }
}
