package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.SendContext;
import dev.walletport.application.port.SendContexts;
import dev.walletport.domain.Ceiling;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.MobileNumber;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a message counts against besides its wallet: the customer, and the mobile number and the
 * origin as far as the host knows them.
 *
 * @param limits the ceiling of each
 * @param sendContexts where the number and the origin come from; none counts neither
 */
record SharedCeilings(GuardLimits.Shared limits, Option<HashedContexts> sendContexts) {

  /** Where numbers and origins come from, and by what they are hashed. */
  record HashedContexts(HashKey key, SendContexts contexts) {
    HashedContexts {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(contexts, "contexts");
    }
  }

  /** One row, and how many messages it takes. */
  record SharedCeiling(CommandKey key, Ceiling ceiling) {}

  /** In one order on all nodes; a number that is known goes before that of the host's context. */
  List<SharedCeiling> of(
      Option<String> merchant, CallSubject subject, Option<MobileNumber> number) {
    List<SharedCeiling> all = new ArrayList<>();
    CommandKey customer = CommandKey.customer(merchant, subject.customer());
    all.add(new SharedCeiling(customer, limits.customer()));
    sendContexts.forEach(known -> all.addAll(of(known, known.contexts.contextOf(subject), number)));
    return all;
  }

  private List<SharedCeiling> of(
      HashedContexts known, SendContext context, Option<MobileNumber> number) {
    List<SharedCeiling> all = new ArrayList<>();
    number
        .orElse(context.number())
        .map(each -> CommandKey.number(each.hashed(known.key)))
        .forEach(key -> all.add(new SharedCeiling(key, limits.number())));
    context
        .origin()
        .map(each -> CommandKey.origin(each.hashed(known.key)))
        .forEach(key -> all.add(new SharedCeiling(key, limits.origin())));
    return all;
  }
}
