using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Measurement;

/// <summary>Indicators and the breaks in their series.</summary>
static class IndicatorSets
{
    public static void Declare(ModelDraft model)
    {
        IndicatorEnums.Declare(model);
        var indicators = model.Set<Indicator>(
            "Indicators", "What is measured again and again.", "Indikatorer", "Something that is measured again and again.", "Indikator");
        DeclareWhatItMeans(indicators);
        DeclareWhereItComesFrom(indicators);
        indicators.OwnedAndStamped();
        DeclareNavigations(indicators);
        DeclareBreaks(model);
    }

    static void DeclareWhatItMeans(SetDraft<Indicator> indicators)
    {
        indicators.Value(x => x.Code, "Key; a municipality's own begins with its number and a hyphen.", "Kode").Key().Immutable();
        indicators.Value(x => x.Name, "Name.", "Navn").Searched();
        indicators.Value(x => x.ShortName, "Short name for charts.", "Kort navn").Searched();
        indicators.Value(x => x.Description, "What it tells.", "Beskrivelse").Searched();
        indicators.Value(x => x.Definition, "How it is computed, in words.", "Definition").Searched();
        indicators.Value(x => x.DefinitionVersion, "Version of the definition.", "Definitionsversion");
        indicators.Value(x => x.Unit, "Unit of the values, normalised.", "Enhed");
        indicators.Value(x => x.UnitAsPrinted, "Unit as the paper prints it.", "Enhed i kilden");
        indicators.Value(x => x.Decimals, "Decimals to show; null = as stored.", "Decimaler");
        indicators.Value(x => x.IsStock, "Whether a value is a state at one time, not a flow over the period.", "Er en beholdning");
        indicators.Value(x => x.DesiredDirection, "How the figure should move.", "Ønsket retning");
        indicators.Value(x => x.NumeratorCode, "Code of the indicator that is divided, if it is derived.", "Tællerkode");
        indicators.Value(x => x.DenominatorCode, "Code of the indicator that is divided by, if it is derived.", "Nævnerkode");
        indicators.Value(x => x.Factor, "What the quotient is multiplied by, such as 100.", "Faktor");
        indicators.Value(x => x.Aggregation, "How it rolls up.", "Opsummering");
        indicators.Value(x => x.PeriodKind, "The kind of period for which it is usually published.", "Periodetype");
    }

    static void DeclareWhereItComesFrom(SetDraft<Indicator> indicators)
    {
        indicators.Value(x => x.UpdateFrequency, "How often it is updated, in words.", "Opdatering");
        indicators.Value(x => x.PublicationLagDays, "Days from the end of a period to its publication.", "Publiceringsforsinkelse").In("d");
        indicators.Value(x => x.SourceCode, "Code of the source.", "Kildekode");
        indicators.Value(x => x.SourceTable, "Table or report within the source.", "Kildetabel");
        indicators.Value(x => x.OwnerUnit, "Unit that answers for it.", "Ejerenhed");
        indicators.Value(x => x.OwnerRole, "Role that answers for it.", "Ejerrolle");
        indicators.Value(x => x.CoreTaskCode, "Code of the core task.", "Kerneopgavekode");
        indicators.Value(x => x.Track, "Track of management information.", "Spor");
        indicators.Value(x => x.Kind, "What it tells about.", "Type");
        indicators.Value(x => x.SuppressBelow, "Counts from 1 up to below this are hidden; null = no rule.", "Diskretionsgrænse");
        indicators.Value(x => x.LevelTolerance, "Difference up to which two values count as level.", "Tolerance for på niveau");
        indicators.Value(x => x.Visibility, "Who may see it; null = as Internal.", "Synlighed");
        indicators.Value(x => x.ValidFrom, "First day for which it is measured; null = unknown.", "Gyldig fra");
        indicators.Value(x => x.ValidTo, "Last day for which it is measured; null = still.", "Gyldig til");
        indicators.Value(x => x.ReplacedByCode, "Code of the indicator that came after it.", "Afløst af kode");
    }

    static void DeclareNavigations(SetDraft<Indicator> indicators)
    {
        indicators.Reference("NumeratorIndicator", "Indicators", "NumeratorCode", "Code");
        indicators.Reference("DenominatorIndicator", "Indicators", "DenominatorCode", "Code");
        indicators.Reference("ReplacingIndicator", "Indicators", "ReplacedByCode", "Code");
        indicators.Navigation(x => x.Source, "The source.", "Kilde");
        indicators.Navigation(x => x.CoreTask, "The core task.", "Kerneopgave");
        indicators.Navigation(x => x.Observations, "Its observations.", "Observationer");
        indicators.Navigation(x => x.Targets, "The targets set for it.", "Mål");
        indicators.Navigation(x => x.Committees, "The committees that follow it.", "Udvalg");
        indicators.Navigation(x => x.StrategyElements, "The parts of strategies that it shows.", "Strategielementer");
        indicators.Navigation(x => x.Initiatives, "The initiatives that shall move it.", "Indsatser");
        indicators.Navigation(x => x.Proevehandlinger, "The prøvehandlinger that shall move it.", "Prøvehandlinger");
        indicators.Navigation(x => x.Narratives, "The narratives about it.", "Fortællinger");
        indicators.Navigation(x => x.Claims, "What papers say about it.", "Udsagn");
        indicators.Navigation(x => x.Breaks, "The breaks in its series.", "Brud");
    }

    static void DeclareBreaks(ModelDraft model)
    {
        var breaks = model.Set<IndicatorBreak>(
            "IndicatorBreaks", "Breaks in series.", "Indikatorbrud", "A period at which a series breaks.", "Indikatorbrud");
        breaks.Id(x => x.Id);
        breaks.Value(x => x.IndicatorCode, "Code of the indicator.", "Indikatorkode");
        breaks.Value(x => x.Period, "First period after the break.", "Periode");
        breaks.Value(x => x.Kind, "Why it breaks.", "Årsag");
        breaks.Value(x => x.Text, "What readers must know.", "Tekst").Searched();
        breaks.OwnedAndStamped();
        breaks.Navigation(x => x.Indicator, "The indicator.", "Indikator");
    }
}
