package org.minkao.kit.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteConcernException;
import java.util.function.Supplier;
import org.minkao.kit.core.Fault;

/** Calls the driver and tells faults of the server and the network from bugs. */
final class Calls {
    private static final String TRANSIENT = "TransientTransactionError";
    private static final String RETRYABLE = "RetryableWriteError";

    private Calls() {}

    static <T> T call(String what, Supplier<T> operation) {
        try {
            return operation.get();
        } catch (MongoException e) {
            throw isFault(e) ? new Fault("database failed at " + what, e) : e;
        }
    }

    static boolean isDuplicate(MongoException e) {
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    static boolean isFault(MongoException e) {
        return e instanceof MongoClientException
                || e instanceof MongoSocketException
                || e instanceof MongoNotPrimaryException
                || e instanceof MongoWriteConcernException
                || e.hasErrorLabel(RETRYABLE)
                || e.hasErrorLabel(TRANSIENT)
                || ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.EXECUTION_TIMEOUT;
    }
}
