package dev.walletport.recipes.springboot;

import dev.walletport.domain.IdRejection;
import dev.walletport.domain.WalletProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads the provider that a body names. */
final class ProviderReader {

  private ProviderReader() {}

  /** What is no provider is a bad request. */
  static WalletProvider read(@Nullable String code) {
    return WalletProvider.parse(code).getOrElseThrow(ProviderReader::badRequest);
  }

  private static ResponseStatusException badRequest(IdRejection rejection) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, rejection.message());
  }
}
