package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.json.ErrorBody;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.util.List;
import java.util.Set;

/** A refusal, as far as the conditions of a {@link RefusalTable} look at it. */
final class ParsedRefusal {

  private final WalletCall call;
  private final int status;
  private final List<ErrorCodeWords> codes;
  private final Set<String> messages;

  ParsedRefusal(WalletCall call, int status, ErrorBody error) {
    this.call = call;
    this.status = status;
    this.codes = error.codes().stream().map(ErrorCodeWords::of).toList();
    this.messages = error.messages();
  }

  boolean hasCode(ErrorCodeWords code) {
    return codes.stream().anyMatch(code::isIn);
  }

  /** Tells whether a message has such words; a pattern for no words asks for no message at all. */
  boolean says(MessagePattern pattern) {
    return messages.isEmpty() ? pattern.isIn("") : messages.stream().anyMatch(pattern::isIn);
  }

  int status() {
    return status;
  }

  WalletOperation operation() {
    return call.operation();
  }

  boolean isOf(WalletProvider provider) {
    return call.provider()
        .fold(
            () -> codes.stream().anyMatch(code -> ProviderPrefixes.begins(code, provider)),
            provider::equals);
  }
}
