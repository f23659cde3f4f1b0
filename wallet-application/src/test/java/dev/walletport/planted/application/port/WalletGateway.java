package dev.walletport.planted.application.port;

import dev.walletport.planted.domain.Customer;
import dev.walletport.planted.domain.Otp;
import dev.walletport.planted.domain.WalletFailure;
import io.vavr.control.Either;

/** Keeps the rules in one method. */
public interface WalletGateway {

  Either<WalletFailure, String> link(Customer customer, Otp otp);

  boolean answersABoolean(Customer customer);

  Either<String, Customer> answersAnotherLeft(Customer customer);

  Either<WalletFailure, String> forgetsTheCustomer(String wallet);

  Either<WalletFailure, String> takesTheCustomerLast(String wallet, Customer customer);

  Either<WalletFailure, String> throwsWhatIsChecked(Customer customer) throws InterruptedException;
}
