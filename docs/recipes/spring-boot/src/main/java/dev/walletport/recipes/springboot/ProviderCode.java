package dev.walletport.recipes.springboot;

import dev.walletport.domain.IdRejection;
import dev.walletport.domain.WalletProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The provider that a body names. */
final class ProviderCode {

  private ProviderCode() {}

  /** Reads it; what is none is a bad request. */
  static WalletProvider read(@Nullable String code) {
    return WalletProvider.parse(code).getOrElseThrow(ProviderCode::badRequest);
  }

  private static ResponseStatusException badRequest(IdRejection rejection) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, rejection.message());
  }
}
