package dev.walletport.adapter.fake.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One step, as data: every number is taken modulo what there is to choose from, and a smaller one
 * is a plainer choice.
 *
 * @param kind what is done
 * @param customer which customer; 0 for the owner of the wallet
 * @param wallet which wallet
 * @param choice the first choice of its kind, such as what is typed
 * @param amount the second choice, such as how far the clock moves
 */
record ModelStep(StepKind kind, int customer, int wallet, int choice, int amount) {

  /** The same step with one number made smaller, in every way that is worth a try. */
  Stream<ModelStep> plainer() {
    return Stream.of(
            smaller(customer).mapToObj(to -> new ModelStep(kind, to, wallet, choice, amount)),
            smaller(wallet).mapToObj(to -> new ModelStep(kind, customer, to, choice, amount)),
            smaller(choice).mapToObj(to -> new ModelStep(kind, customer, wallet, to, amount)),
            smaller(amount).mapToObj(to -> new ModelStep(kind, customer, wallet, choice, to)))
        .flatMap(all -> all);
  }

  private static IntStream smaller(int number) {
    return IntStream.of(0, number / 2, number - 32, number - 1)
        .filter(to -> to >= 0 && to < number)
        .distinct();
  }

  @Override
  public String toString() {
    return kind + " " + List.of(customer, wallet, choice, amount);
  }
}
