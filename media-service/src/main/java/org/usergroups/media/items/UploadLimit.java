package org.usergroups.media.items;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.usergroups.platform.web.Problem;

/** Says how large a file may be to whoever has sent a larger one. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadLimit {

    private final MultipartProperties multipart;

    UploadLimit(MultipartProperties multipart) {
        this.multipart = multipart;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(MaxUploadSizeExceededException large) {
        var problem = Problem.tooLarge("A picture may have at most %d MB."
                .formatted(multipart.getMaxFileSize().toMegabytes()));
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }
}
