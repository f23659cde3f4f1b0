package dev.walletport.alternatives.domain;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.text.Format;
import java.time.Clock;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Random;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;

/** Needs each part of the JDK that is not pure, and some that are not listed. */
interface NeedsImpureTypes {

  void impure(ClassLoader type);

  void impure(Process type);

  void impure(ProcessBuilder type);

  void impure(ProcessHandle type);

  void impure(Runtime type);

  void impure(System type);

  void impure(System.Logger type);

  void impure(System.Logger.Level type);

  void impure(Thread type);

  void impure(ThreadGroup type);

  void impure(ThreadLocal<String> type);

  void impure(Clock type);

  void impure(InstantSource type);

  void impure(Calendar type);

  void impure(Date type);

  void impure(GregorianCalendar type);

  void impure(Random type);

  void impure(Scanner type);

  void impure(ServiceLoader<String> type);

  void impure(SplittableRandom type);

  void impure(Timer type);

  void impure(TimerTask type);

  void unlisted(Executor type);

  void unlisted(AtomicLong type);

  void unlisted(InputStream type);

  void unlisted(Method type);

  void unlisted(URI type);

  void unlisted(SecureRandom type);

  void unlisted(Format type);

  void unlisted(DateTimeFormatter type);

  void unlisted(Cipher type);

  void keepsTheRule(BigDecimal[] type, byte[] bytes);
}
