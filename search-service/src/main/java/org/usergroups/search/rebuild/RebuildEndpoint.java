package org.usergroups.search.rebuild;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** For operators: {@code POST /actuator/rebuild} builds the index anew and answers when searches read it. */
@Component
@Endpoint(id = "rebuild")
class RebuildEndpoint {

    private final Rebuild rebuild;

    RebuildEndpoint(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @WriteOperation
    Rebuild.Report rebuild() {
        return rebuild.run();
    }
}
