using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Operation;

/// <summary>Imports: runs, what they refused, and what waits.</summary>
static class ImportSets
{
    public static void Declare(ModelDraft model)
    {
        DeclareEnums(model);
        DeclareRuns(model);
        var errors = model.Set<ImportError>("ImportErrors", "Rows that imports refused.", "Importfejl", "A row that an import refused.", "Importfejl");
        errors.ReadOnly();
        errors.Untracked();
        errors.Id(x => x.Id);
        errors.Value(x => x.ImportRunId, "Key of the import.", "Importnummer");
        errors.Value(x => x.Line, "Line in the file, from 1.", "Linje");
        errors.Value(x => x.Column, "Column of the file.", "Kolonne");
        errors.Value(x => x.RawValue, "What stands there.", "Rå værdi");
        errors.Value(x => x.Rule, "The rule that it breaks.", "Regel");
        errors.Value(x => x.Message, "What is wrong.", "Besked").Searched();
        errors.Owned();
        errors.Version(x => x.ChangeNo);
        errors.Navigation(x => x.ImportRun, "The import.", "Import");
        DeclareStaged(model);
    }

    /// <summary>
    /// Figures that wait were not judged by discretion yet: of an indicator with a threshold only totals are shown that stand alone, since
    /// from a new total and the parts that are published now the new parts could be reckoned.
    /// </summary>
    const string HasNoSecret =
        "Indicator/Code ne null and (Indicator/SuppressBelow eq null or BreakdownKey eq 'total'"
        + " and not Indicator/Observations/any(o:o/AreaCode eq AreaCode and o/Period eq Period and o/IsTotal eq false))";

    static string Discreet(string whole) => $"case({HasNoSecret}:{whole},true:null)";

    static void DeclareEnums(ModelDraft model)
    {
        model.Enum<ImportRunState>(
            "Where an import stands.",
            "Importtilstand",
            (ImportRunState.Queued, "Waiting for its turn.", "I kø"),
            (ImportRunState.Running, "Being read.", "I gang"),
            (ImportRunState.AwaitingApproval, "Checked, waiting for approval.", "Afventer godkendelse"),
            (ImportRunState.Scheduled, "Checked, waiting for its time.", "Planlagt"),
            (ImportRunState.Succeeded, "Stored.", "Gennemført"),
            (ImportRunState.Failed, "Nothing was stored.", "Fejlet"),
            (ImportRunState.Rejected, "Rejected by a person.", "Afvist"),
            (ImportRunState.DryRun, "Checked only.", "Prøvekørsel"));
        model.Enum<StagedRowChange>(
            "What storing a row would do.",
            "Ændringstype",
            (StagedRowChange.New, "Make an observation.", "Ny"),
            (StagedRowChange.Changed, "Make a new revision.", "Ændret"),
            (StagedRowChange.Unchanged, "Nothing.", "Uændret"));
    }

    static void DeclareRuns(ModelDraft model)
    {
        var runs = model.Set<ImportRun>("ImportRuns", "Imports of files.", "Importer", "One import of a file.", "Import");
        runs.ReadOnly();
        runs.Untracked();
        runs.Id(x => x.Id);
        runs.Value(x => x.SourceCode, "Code of the source.", "Kildekode");
        runs.Value(x => x.Profile, "The profile that reads the file.", "Profil");
        runs.Value(x => x.FileName, "Name of the file.", "Filnavn");
        runs.Value(x => x.FileSha256, "SHA-256 of its bytes, hexadecimal.", "Filens fingeraftryk");
        runs.Value(x => x.State, "Where it stands.", "Tilstand");
        runs.Value(x => x.StartedAt, "When it began.", "Startet");
        runs.Value(x => x.FinishedAt, "When it ended; null = not yet.", "Afsluttet");
        runs.Value(x => x.PublishAt, "When it shall be stored; null = at once.", "Offentliggøres");
        runs.Value(x => x.RowsRead, "Rows in the file.", "Læste rækker");
        runs.Value(x => x.RowsInserted, "New observations.", "Nye rækker");
        runs.Value(x => x.RowsUpdated, "New revisions.", "Ændrede rækker");
        runs.Value(x => x.RowsUnchanged, "Rows equal to what was stored.", "Uændrede rækker");
        runs.Value(x => x.RowsRejected, "Rows refused.", "Afviste rækker");
        runs.Value(x => x.Message, "What a person should know.", "Besked").Searched();
        runs.Owned();
        runs.Version(x => x.ChangeNo);
        // Who knows what a file looks like finds a hidden figure in it by trying which one gives this fingerprint.
        runs.Shown(x => x.FileSha256, _ => "cast(null,Edm.String)");
        runs.Navigation(x => x.Errors, "The rows that it refused.", "Fejl");
        runs.Navigation(x => x.StagedRows, "The rows that wait.", "Ventende rækker");
        runs.Navigation(x => x.Observations, "The observations whose current value it brought.", "Observationer");
    }

    static void DeclareStaged(ModelDraft model)
    {
        var rows = model.Set<StagedRow>(
            "StagedRows", "Rows that wait for approval or their time.", "Ventende rækker", "A row that waits for approval or its time.", "Ventende række");
        rows.ReadOnly();
        rows.Untracked();
        rows.Value(x => x.ImportRunId, "Key of the import.", "Importnummer").Key();
        rows.Value(x => x.Line, "Line in the file, from 1.", "Linje").Key();
        rows.Value(x => x.IndicatorCode, "Code of the indicator.", "Indikatorkode");
        rows.Value(x => x.AreaCode, "Code of the area.", "Områdekode");
        rows.Value(x => x.Period, "The period, as a code.", "Periode");
        rows.Value(x => x.BreakdownKey, "Key of the breakdown.", "Opdelingsnøgle");
        rows.Value(x => x.Value, "The value.", "Værdi");
        rows.Value(x => x.Numerator, "What was divided.", "Tæller");
        rows.Value(x => x.Denominator, "What it was divided by.", "Nævner");
        rows.Value(x => x.ValueStatus, "Standing of the value.", "Værdistatus");
        rows.Value(x => x.CurrentValue, "The value that is stored now.", "Nuværende værdi");
        rows.Value(x => x.Change, "What storing it would do.", "Ændringstype");
        rows.Owned();
        rows.Version(x => x.ChangeNo);
        rows.Navigation(x => x.ImportRun, "The import.", "Import");
        rows.Joined("Indicator", new("Indicators", "IndicatorCode", "Code", false, null), OData.Model.Labels.None);
        rows.Shown(x => x.Value, Discreet);
        rows.Shown(x => x.Numerator, Discreet);
        rows.Shown(x => x.Denominator, Discreet);
        rows.Shown(x => x.CurrentValue, Discreet);
        rows.Shown(x => x.Change, Discreet);
        rows.Shown(x => x.ValueStatus, whole => $"case({HasNoSecret}:{whole},true:Lis.V1.ObservationValueStatus'Suppressed')");
    }
}
