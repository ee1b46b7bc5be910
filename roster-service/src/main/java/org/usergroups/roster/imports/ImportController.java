package org.usergroups.roster.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.roster.members.Rights;

@RestController
@RequestMapping("/api/roster/imports")
class ImportController {

    private final JsonLinesImport jsonLines;
    private final Rights rights;

    ImportController(JsonLinesImport jsonLines, Rights rights) {
        this.jsonLines = jsonLines;
        this.rights = rights;
    }

    /** Takes groups over, one JSON object a line; answers when the whole body has been read. */
    @PostMapping(consumes = {"application/x-ndjson", "application/jsonl"})
    JsonLinesImport.Report take(HttpServletRequest request, Caller caller) throws IOException {
        rights.requireCoordinator(caller);
        return jsonLines.take(request.getInputStream());
    }
}
