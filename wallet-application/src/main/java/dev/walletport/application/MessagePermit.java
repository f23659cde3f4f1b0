package dev.walletport.application;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore.Seen;
import io.vavr.control.Either;
import java.util.List;

/** A permit of a message, which is counted in rows that wallets share. */
final class MessagePermit extends WrittenPermit {

  private final List<CommandKey> counted;

  MessagePermit(WrittenPermit permit, List<CommandKey> counted) {
    super(permit.rows(), permit.key(), permit.inFlight());
    this.counted = List.copyOf(counted);
  }

  @Override
  void withdraw() {
    counted.forEach(this::uncount);
    super.withdraw();
  }

  private void uncount(CommandKey shared) {
    Seen first = rows().store().read(shared);
    @SuppressWarnings("unused") // Taking back is never held back.
    Either<?, ?> change =
        rows().change(shared, first, seen -> Either.right(seen.idle().withoutMessage(sentAt())));
  }
}
