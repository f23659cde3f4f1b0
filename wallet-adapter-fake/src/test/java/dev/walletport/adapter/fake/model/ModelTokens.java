package dev.walletport.adapter.fake.model;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The tokens that were issued. A token of another history is none. */
final class ModelTokens {

  private static final Duration LIFE = Duration.ofMinutes(10);

  /** Shared by all copies, so that each token has a number of its own. */
  private final AtomicInteger numbers;

  private final Map<Integer, Token> issued;
  private final Set<Integer> spent;

  ModelTokens() {
    this(new AtomicInteger(), Map.of(), Set.of());
  }

  private ModelTokens(AtomicInteger numbers, Map<Integer, Token> issued, Set<Integer> spent) {
    this.numbers = numbers;
    this.issued = new HashMap<>(issued);
    this.spent = new HashSet<>(spent);
  }

  ModelTokens copy() {
    return new ModelTokens(numbers, issued, spent);
  }

  int issue(ModelWallet wallet, Instant now) {
    int number = numbers.incrementAndGet();
    issued.put(number, new Token(wallet.number, wallet.links, now));
    return number;
  }

  /** Spends a token; true if it is one of a linked wallet, lives, and was not spent before. */
  boolean spend(int number, List<ModelWallet> wallets, Instant now) {
    return Option.of(issued.get(number)).exists(token -> token.isGood(wallets, now))
        && spent.add(number);
  }

  Stream<Instant> ends() {
    return issued.values().stream().map(Token::endsAt);
  }

  private record Token(int wallet, int link, Instant issuedAt) {
    Instant endsAt() {
      return issuedAt.plus(LIFE);
    }

    boolean isGood(List<ModelWallet> wallets, Instant now) {
      ModelWallet holder = wallets.get(wallet);
      return holder.isLinked() && holder.links == link && now.isBefore(endsAt());
    }
  }
}
